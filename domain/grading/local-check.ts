import type { SystemField } from '../fields/lead-type.schema';
import type { GradingCheck } from './grading.schema';

/** What grading looks at: the lead's system fields, normalised. */
export interface GradingInput {
  readonly system: Readonly<Record<string, string | boolean | null | undefined>>;
}

export interface Verdict {
  readonly passed: boolean;
  /** One sentence for the lead's details; no personal data beyond what the sentence needs. */
  readonly note: string;
}

/** One check of a lead's quality that needs nobody else. */
export interface LocalCheck {
  readonly id: GradingCheck;
  readonly label: string;
  /** The fields it is about: with all of them blank there is nothing to judge, for nobody. */
  readonly about: readonly SystemField[];
  /** Others that somebody outside may look at along with them. */
  readonly beside?: readonly SystemField[];
  evaluate(input: GradingInput): Verdict;
}

/** A system field as trimmed text; '' when blank. */
export function textOf({ system }: GradingInput, name: string): string {
  const value = system[name];
  return typeof value === 'string' ? value.trim() : '';
}
