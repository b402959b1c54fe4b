import { computeCriteria } from '#threads/compute-criteria';
import { forLeads } from '#threads/lane';
import type { Queryable } from '#db/pool';
import { loadStandings } from '#db/queries/load-standings';
import { gatherFacts, type PlannedMarket } from '#domain/distribution/gather-facts';
import { plan, type PlanFacts } from '#domain/distribution/plan';
import type { Plan } from '#domain/plan/plan-types';
import type { AccountRecord, AccountStanding } from '#domain/distribution/snapshot';
import type { LeadTypeRouting } from '#db/queries/load-lead-type-routing';
import type { DistributionSubject } from '#db/queries/load-distribution-subject';

export interface PlanRequest {
  readonly routing: LeadTypeRouting;
  readonly subject: DistributionSubject;
  readonly campaign: PlannedMarket['campaign'];
  /** Buyers that had the earlier lead this one repeats; nobody where the campaign does not ask. */
  readonly earlierBuyers: ReadonlySet<string>;
  readonly now: number;
}

const NO_STANDINGS: ReadonlyMap<string, AccountStanding> = new Map();

export interface MadePlan {
  readonly plan: Plan;
  /** Accounts held to a share of what they qualify for that this lead counts for, whether or not they may have it. */
  readonly qualified: readonly AccountRecord[];
}

/**
 * Who may have the lead, in order, with the reasons of everybody else. Planned first without live numbers; only the accounts that
 * pass and have a limit are then counted, so that ten thousand accounts cost one small query.
 */
export const makePlan = (sql: Queryable, request: PlanRequest): Promise<MadePlan> =>
  planCounted(request, (limited) => loadStandings(sql, limited, request.now));

/** The same over live numbers from wherever they are kept. */
export async function planCounted(
  request: PlanRequest,
  standingsOf: (limited: readonly AccountRecord[]) => Promise<ReadonlyMap<string, AccountStanding>>,
): Promise<MadePlan> {
  const { routing } = request;
  const facts = await planFacts(request);
  const draft = plan(routing.compiled, facts);
  const limited = draft.candidates.map((candidate) => routing.accounts.get(candidate.accountId)!).filter(isLimited);
  if (limited.length === 0) return { plan: draft, qualified: [] };
  const made = plan(routing.compiled, { ...facts, standings: await standingsOf(limited) });
  return { plan: made, qualified: qualifiedOf(limited, made) };
}

/** Share and quantity limits say how many of the leads an account qualifies for it gets, not whether it qualifies. */
const NUMBER_RULES: ReadonlySet<string | undefined> = new Set(['share', 'limits']);

function qualifiedOf(limited: readonly AccountRecord[], { refusals }: Plan): AccountRecord[] {
  const sharing = new Map(
    limited.filter((account) => account.maxQualifiedPercent !== null).map((account) => [account.accountId, account]),
  );
  if (sharing.size === 0) return [];
  for (const refusal of refusals)
    if (sharing.has(refusal.accountId) && !NUMBER_RULES.has(refusal.rule)) sharing.delete(refusal.accountId);
  return [...sharing.values()];
}

function isLimited(account: AccountRecord): boolean {
  const { hour, day, week, month } = account.limits;
  return (
    hour !== undefined ||
    day !== undefined ||
    week !== undefined ||
    month !== undefined ||
    account.maxReturnPercent !== null ||
    account.maxQualifiedPercent !== null
  );
}

/** Everything the lead and this moment say, without live numbers. */
export function planFacts({ routing, subject, campaign, earlierBuyers, now }: PlanRequest): Promise<PlanFacts> {
  const { compiled, automation, priceOptimization } = routing;
  return gatherFacts(
    subject,
    { routing: compiled, campaign, automation, priceOptimization },
    { now, earlierBuyers, standings: NO_STANDINGS, compute: computeCriteria(forLeads) },
  );
}
