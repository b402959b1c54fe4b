import type { GradingCheck } from './grading.schema';

export interface CheckResult {
  readonly check: GradingCheck;
  readonly passed: boolean;
  /** Points earned: all of the check's, or none. */
  readonly points: number;
  readonly note: string;
  /** The outside provider that judged it; absent = this installation itself. */
  readonly by?: string;
  /** The provider that should have judged it, and why it did not. */
  readonly instead?: { readonly of: string; readonly code: string };
}
