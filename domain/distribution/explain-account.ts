import type { CompiledRule } from '../criteria/compiled-rule';
import type { LeadView } from '../criteria/lead-view';
import type { Json } from '../kernel/json';
import type { Reason } from '../kernel/reason';
import type { CompiledAccount, CompiledRouting } from './compile-routing';
import { FIXED_RULES } from './eligibility/fixed-rules';
import { criteriaInTime } from './eligibility/lead-rules';
import { CRITERIA_RULE, ELIGIBILITY_RULES } from './eligibility/rules';
import type { PlanFacts } from './plan-facts';
import { PlanningRound } from './planning-round';

export interface ExplainedRule {
  readonly rule: string;
  readonly passed: boolean;
  readonly reason?: Reason;
  /** Both sides of a criterion that passed. */
  readonly compared?: { readonly expected: Json; readonly actual: Json };
}
export interface AccountExplanation {
  readonly eligible: boolean;
  readonly rules: readonly ExplainedRule[];
}

/** The automation checklist: every rule of one account against a lead, without stopping at the first that fails. */
export function explainAccount(routing: CompiledRouting, facts: PlanFacts, accountId: string): AccountExplanation {
  const index = routing.indexById.get(accountId);
  if (index === undefined) return unknownAccount(accountId);
  const round = new PlanningRound(routing, facts);
  const account = round.account(index);
  const fixed = FIXED_RULES.map((rule): ExplainedRule =>
    rule.passes(account.record)
      ? { rule: rule.label, passed: true }
      : { rule: rule.label, passed: false, reason: rule.reason(account.record) },
  );
  const others = ELIGIBILITY_RULES.flatMap((rule): readonly ExplainedRule[] => {
    if (rule === CRITERIA_RULE && criteriaInTime(account, round)) return explainCriteria(account, round.view);
    if (rule.passes(account, round)) return [{ rule: rule.label, passed: true }];
    return rule.reasons(account, round).map((reason) => ({ rule: rule.label, passed: false, reason }));
  });
  const rules = [...fixed, ...others];
  return { eligible: rules.every((rule) => rule.passed), rules };
}

function explainCriteria({ parts }: CompiledAccount, view: LeadView): readonly ExplainedRule[] {
  if (parts.length === 0) return [{ rule: CRITERIA_RULE.label, passed: true }];
  return parts.flatMap((part) => explainPart(part, view));
}

function explainPart(part: CompiledRule, view: LeadView): readonly ExplainedRule[] {
  const reasons = part.explain(view);
  if (reasons.length > 0)
    return reasons.map((reason) => ({ rule: String(reason.detail?.['rule'] ?? part.text), passed: false, reason }));
  const { expected, actual } = part.compared(view);
  return [{ rule: part.text, passed: true, compared: { expected, actual } }];
}

function unknownAccount(accountId: string): AccountExplanation {
  const reason = {
    code: 'account-unknown',
    message: 'This lead type has no such delivery account.',
    detail: { accountId },
  };
  return { eligible: false, rules: [{ rule: 'Account takes this lead type', passed: false, reason }] };
}
