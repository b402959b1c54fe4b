/** The outcome of one named part of the test run. */
export interface Tally {
  readonly part: string;
  readonly passed: number;
  readonly failed: number;
  /** What failed, one line each, for the summary. */
  readonly failures: readonly string[];
}

export const sumTallies = (tallies: readonly Tally[]): { passed: number; failed: number } => ({
  passed: tallies.reduce((sum, tally) => sum + tally.passed, 0),
  failed: tallies.reduce((sum, tally) => sum + tally.failed, 0),
});
