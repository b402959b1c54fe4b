import type { EligibilityRule } from './eligibility-rule';
import { criteria, exclusivity, notExcluded, order, schedule } from './lead-rules';
import { limits, returns, share } from './standing-rules';

/** Checked in this order, after the fixed rules; quantity limits last, because a rescan may ignore them alone. */
export const ELIGIBILITY_RULES: readonly EligibilityRule[] = [notExcluded, exclusivity, order, schedule, criteria, returns, share, limits];
export const QUANTITY_RULE: EligibilityRule = limits;
export const CRITERIA_RULE: EligibilityRule = criteria;
