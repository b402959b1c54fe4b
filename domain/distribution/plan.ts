import type { Reason } from '../kernel/reason';
import { seedFrom } from '../kernel/seed';
import { ORDERING_STRATEGIES } from '../ordering/registry';
import type { Ranked } from '../ordering/strategy';
import type { CompiledAccount, CompiledRouting } from './compile-routing';
import { misplaced } from './eligibility/environment-rule';
import { METHOD_ACTIVE } from './eligibility/fixed-rules';
import { QUANTITY_RULE, firstFailedRule } from './eligibility/rules';
import { LateRefusal } from './late-refusal';
import type { PlanFacts } from './plan-facts';
import type { Candidate, Plan, Refusal } from '../plan/plan-types';
import { PlanningRound } from './planning-round';
import { toCandidate } from './to-candidate';

export type { PlanFacts } from './plan-facts';

/**
 * Who may have a lead, in the order to try, and why everybody else may not. When nobody passes, accounts that failed on nothing but
 * their quantity limits and ask for it are taken without them (the rescan). Pure: the same facts always give the same plan.
 */
export function plan(routing: CompiledRouting, facts: PlanFacts): Plan {
  const round = new PlanningRound(routing, facts);
  const indexes = addressed(routing, facts.onlyBuyers);
  if (facts.bypassRules === true)
    return planBypassed(
      indexes.map((index) => round.account(index)),
      facts,
    );
  const { passed, rescannable, refusals } = sift(round, indexes);
  if (passed.length > 0 || rescannable.length === 0)
    return { candidates: arrange(passed, facts, false), refusals, rescanned: false };
  const taken = new Set(rescannable.map(({ record }) => record.accountId));
  const left = refusals.filter((refusal) => !taken.has(refusal.accountId));
  return { candidates: arrange(rescannable, facts, true), refusals: left, rescanned: true };
}

interface Sifted {
  readonly passed: readonly CompiledAccount[];
  /** Refused for a full quantity limit alone, and willing to be taken without. */
  readonly rescannable: readonly CompiledAccount[];
  readonly refusals: readonly Refusal[];
}

function sift(round: PlanningRound, indexes: readonly number[]): Sifted {
  const { fixedRefusals, screen } = round.routing;
  const mayMatch = screen.run(round.view);
  const passed: CompiledAccount[] = [];
  const rescannable: CompiledAccount[] = [];
  const refusals: Refusal[] = [];
  for (const index of indexes) {
    const fixed = fixedRefusals[index];
    if (fixed) {
      refusals.push(fixed);
      continue;
    }
    const account = mayMatch(index) ? round.account(index) : null;
    const failed = account && firstFailedRule(account, round);
    if (account !== null && failed === null) passed.push(account);
    else refusals.push(new LateRefusal(round, index));
    if (account !== null && failed === QUANTITY_RULE && account.record.ignoreLimitsOnRescan) rescannable.push(account);
  }
  return { passed, rescannable, refusals };
}

function addressed(routing: CompiledRouting, onlyBuyers: ReadonlySet<string> | undefined): readonly number[] {
  return onlyBuyers === undefined
    ? routing.indexes
    : [...onlyBuyers].flatMap((buyerId) => routing.indexesByBuyer.get(buyerId) ?? []);
}

/** An operator's choice goes past every rule; limits do not bind it either. */
function planBypassed(accounts: readonly CompiledAccount[], facts: PlanFacts): Plan {
  const unusable = ({ record }: CompiledAccount): Reason | null =>
    METHOD_ACTIVE.passes(record) ? misplaced(record, facts.test) : METHOD_ACTIVE.reason(record);
  const usable = accounts.filter((account) => unusable(account) === null);
  const refusals = accounts.flatMap((account): Refusal[] => {
    const reason = unusable(account);
    return reason ? [{ accountId: account.record.accountId, reasons: [reason] }] : [];
  });
  return { candidates: arrange(usable, facts, true), refusals, rescanned: false };
}

function arrange(accounts: readonly CompiledAccount[], facts: PlanFacts, ignoreLimits: boolean): readonly Candidate[] {
  const ranked = accounts.map(({ record }): Ranked => ({
    candidate: toCandidate(record, ignoreLimits),
    priority: record.priority,
    draw: seedFrom(`${facts.seedText}/${record.accountId}`)(),
  }));
  return ORDERING_STRATEGIES[facts.strategy].order(ranked, facts);
}
