import type { CompiledRouting } from './compile-routing';
import { plan } from './plan';
import { misplaced } from './eligibility/environment-rule';
import type { PlanFacts } from './plan-facts';
import type { Candidate, Plan, Refusal } from '../plan/plan-types';

/**
 * A lead whose force ID names a buyer: one account of each named buyer, past criteria, schedules, limits, shares and bids. An account
 * that wants the lead by its own rules comes before one that does not. What still binds: buyer, account and method are active, and the
 * buyer has not had the lead. `buyers` empty = nobody goes by that ID: a plan without candidates.
 */
export function planForced(routing: CompiledRouting, facts: PlanFacts, buyers: ReadonlySet<string>): Plan {
  const addressed = { ...facts, onlyBuyers: buyers };
  const willing = plan(routing, addressed);
  const all = plan(routing, { ...addressed, bypassRules: true });
  const ranked = [...willing.candidates, ...all.candidates].filter((candidate) => isOpen(routing, facts, candidate));
  const chosen = ranked.filter(
    ({ buyerId }, index) => ranked.findIndex((other) => other.buyerId === buyerId) === index,
  );
  const taken = new Set(chosen.map(({ accountId }) => accountId));
  return {
    candidates: chosen.map((candidate) => ({ ...candidate, ping: false, delaySeconds: 0, ignoreLimits: true })),
    refusals: [...refusalsOf(routing, facts, buyers)].filter(({ accountId }) => !taken.has(accountId)),
    rescanned: false,
  };
}

const STATUS_RULES: ReadonlySet<string> = new Set(['buyer-not-active', 'account-not-active', 'method-not-active']);

function isOpen(routing: CompiledRouting, facts: PlanFacts, { accountId, buyerId }: Candidate): boolean {
  const fixed = routing.fixedRefusals[routing.indexById.get(accountId) ?? -1];
  const inactive = fixed?.reasons.some(({ code }) => STATUS_RULES.has(code)) ?? false;
  return !inactive && !facts.excludeAccounts.has(accountId) && !facts.havingBuyers.has(buyerId);
}

/** Why each account of the named buyers is left out. Accounts of others are not considered at all. */
function refusalsOf(routing: CompiledRouting, facts: PlanFacts, buyers: ReadonlySet<string>): Refusal[] {
  return [...buyers]
    .flatMap((buyerId) => routing.indexesByBuyer.get(buyerId) ?? [])
    .map((index) => {
      const { accountId, buyerId } = routing.accounts[index]!.record;
      const fixed = routing.fixedRefusals[index];
      if (fixed) return fixed;
      const elsewhere = misplaced(routing.accounts[index]!.record, facts.test);
      if (elsewhere) return { accountId, reasons: [elsewhere] };
      const had = facts.excludeAccounts.has(accountId) || facts.havingBuyers.has(buyerId);
      return { accountId, reasons: [had ? HAD_IT : ANOTHER_ACCOUNT] };
    });
}

const HAD_IT = { code: 'already-had-lead', message: 'The buyer already had this lead.' };
const ANOTHER_ACCOUNT = {
  code: 'other-account-chosen',
  message: 'The force ID names this buyer, who gets the lead through another account.',
};
