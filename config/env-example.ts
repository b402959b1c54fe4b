import { envSchema } from './schema';
import { aboutVariables, type AboutVariable } from './variable';

export interface DocumentedVariable extends AboutVariable {
  readonly name: string;
  readonly required: boolean;
}

/** Every environment variable in schema order, for `.env.example`, the README table and tests. */
export function documentedVariables(): readonly DocumentedVariable[] {
  return Object.entries(envSchema.shape).map(([name, schema]) => {
    const about = aboutVariables.get(schema);
    if (!about) throw new Error(`${name} has no description`);
    return { name, required: !schema.safeParse(undefined).success, ...about };
  });
}

/** The text of `.env.example`. Secrets are never given a value. */
export function renderEnvExample(): string {
  const lines = [
    '# Every variable Leadrail reads. Generated from config/schema.ts; a test checks that it is current.',
    '# A line that is commented out shows the default.',
  ];
  let group = '';
  for (const variable of documentedVariables()) {
    if (variable.group !== group) lines.push('', `# --- ${variable.group} ---`);
    group = variable.group;
    lines.push(...renderVariable(variable));
  }
  return `${lines.join('\n')}\n`;
}

function renderVariable(variable: DocumentedVariable): string[] {
  const notes = [variable.required ? 'Required.' : '', variable.example ? `Example: ${variable.example}` : ''].filter(
    (note) => note !== '',
  );
  const line = `${variable.name}=${variable.default ?? ''}`;
  return [`# ${[variable.description, ...notes].join(' ')}`, variable.required ? line : `# ${line}`];
}
