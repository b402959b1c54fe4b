import type { CompiledAccount } from '../compile-routing';
import type { PlanningRound } from '../planning-round';
import type { EligibilityRule } from './eligibility-rule';
import { environment } from './environment-rule';
import { criteria, exclusivity, notExcluded, order, schedule } from './lead-rules';
import { limits, returnShare, share } from './standing-rules';

/** Checked in this order, after the fixed rules; quantity limits last, because a rescan may ignore them alone. */
export const ELIGIBILITY_RULES: readonly EligibilityRule[] = [
  environment,
  notExcluded,
  exclusivity,
  order,
  schedule,
  criteria,
  returnShare,
  share,
  limits,
];
export const QUANTITY_RULE: EligibilityRule = limits;
export const CRITERIA_RULE: EligibilityRule = criteria;

/** The rule that refuses an account, or null when it may have the lead. */
export function firstFailedRule(account: CompiledAccount, round: PlanningRound): EligibilityRule | null {
  for (const rule of ELIGIBILITY_RULES) if (!rule.passes(account, round)) return rule;
  return null;
}
