import { seedFrom } from '../kernel/seed';
import { ORDERING_STRATEGIES } from '../ordering/registry';
import type { Ranked } from '../ordering/strategy';
import type { CompiledAccount, CompiledRouting } from './compile-routing';
import type { EligibilityRule } from './eligibility/eligibility-rule';
import { ELIGIBILITY_RULES, QUANTITY_RULE } from './eligibility/rules';
import { LateRefusal } from './late-refusal';
import type { PlanFacts } from './plan-facts';
import type { Candidate, Plan, Refusal } from './plan-types';
import { PlanningRound } from './planning-round';
import { toCandidate } from './to-candidate';

export type { PlanFacts } from './plan-facts';

/**
 * Who may have a lead, in the order to try, and why everybody else may not. When nobody passes, accounts that failed on nothing but
 * their quantity limits and ask for it are taken without them (the rescan). Pure: the same facts always give the same plan.
 */
export function plan(routing: CompiledRouting, facts: PlanFacts): Plan {
  const accounts = addressed(routing, facts.onlyBuyers);
  if (facts.bypassRules === true) return planBypassed(accounts, facts);
  const round = new PlanningRound(routing, facts);
  const passed: CompiledAccount[] = [];
  const rescannable: CompiledAccount[] = [];
  const refusals: Refusal[] = [];
  for (const account of accounts) {
    const failed = account.fixedRefusal ?? firstFailed(account, round);
    if (failed === null) passed.push(account);
    else if ('accountId' in failed) refusals.push(failed);
    else {
      if (failed === QUANTITY_RULE && account.record.ignoreLimitsOnRescan) rescannable.push(account);
      refusals.push(new LateRefusal(account, failed, round));
    }
  }
  if (passed.length > 0 || rescannable.length === 0) return { candidates: arrange(passed, facts, false), refusals, rescanned: false };
  const taken = new Set(rescannable.map(({ record }) => record.accountId));
  const left = refusals.filter((refusal) => !taken.has(refusal.accountId));
  return { candidates: arrange(rescannable, facts, true), refusals: left, rescanned: true };
}

function firstFailed(account: CompiledAccount, round: PlanningRound): EligibilityRule | null {
  for (const rule of ELIGIBILITY_RULES) if (!rule.passes(account, round)) return rule;
  return null;
}

function addressed(routing: CompiledRouting, onlyBuyers: ReadonlySet<string> | undefined): readonly CompiledAccount[] {
  return onlyBuyers === undefined ? routing.accounts : [...onlyBuyers].flatMap((buyerId) => routing.byBuyer.get(buyerId) ?? []);
}

/** An operator's choice goes past every rule; limits do not bind it either. */
function planBypassed(accounts: readonly CompiledAccount[], facts: PlanFacts): Plan {
  const usable = accounts.filter(({ record }) => record.methodActive);
  const refusals = accounts.filter(({ record }) => !record.methodActive).map(({ record }): Refusal => ({
    accountId: record.accountId, reasons: [{ code: 'method-not-active', message: 'The delivery method is not active.' }],
  }));
  return { candidates: arrange(usable, facts, true), refusals, rescanned: false };
}

function arrange(accounts: readonly CompiledAccount[], facts: PlanFacts, ignoreLimits: boolean): readonly Candidate[] {
  const ranked = accounts.map(({ record }): Ranked => ({
    candidate: toCandidate(record, ignoreLimits), priority: record.priority, draw: seedFrom(`${facts.seedText}/${record.accountId}`)(),
  }));
  return ORDERING_STRATEGIES[facts.strategy].order(ranked, facts);
}
