/** The environment cannot be used. Names every problem at once, by variable, and never a value. */
export class ConfigError extends Error {
  readonly kind = 'user' as const;
  readonly code = 'configuration-invalid';
  constructor(readonly problems: readonly string[]) {
    super(
      `The configuration cannot be used:\n${problems.map((problem) => `  - ${problem}`).join('\n')}\nSee .env.example for every variable.`,
    );
    this.name = 'ConfigError';
  }
}
