import type { Reason } from '../../kernel/reason';
import type { CompiledAccount } from '../compile-routing';
import type { PlanningRound } from '../planning-round';

/** One rule of the automation checklist that looks at the lead or the moment. Reasons are made only when somebody reads them. */
export interface EligibilityRule {
  readonly id: string;
  readonly label: string;
  passes(account: CompiledAccount, round: PlanningRound): boolean;
  /** Why it does not pass; at least one. */
  reasons(account: CompiledAccount, round: PlanningRound): readonly Reason[];
}
