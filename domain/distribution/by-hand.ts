import type { AccountExplanation } from './explain-account';

/** The one rule that binds automation alone. */
const AUTOMATION_ONLY = 'not-automated';

/** An account that fails nothing but being automated: an operator may still send it the lead. */
export const matchesByHand = ({ rules }: AccountExplanation): boolean =>
  rules.every((rule) => rule.passed || rule.reason?.code === AUTOMATION_ONLY);
