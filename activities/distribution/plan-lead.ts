import type { PoolClient } from 'pg';
import { inTransaction } from '#db/pool';
import type { Candidate, Plan } from '#domain/distribution/plan-types';
import type { PlanSummary } from '#domain/protocol/lead-messages';
import { countQualified } from '../delivery/count-qualified';
import { addSteps } from '../kit/add-steps';
import type { ActivityDeps } from '../kit/deps';
import { type DistributionSubject, loadSubject } from './load-subject';
import { makePlan } from './make-plan';
import { storedRefusals } from './stored-refusals';
import { summarisePlan } from './summarise-plan';

export interface PlanLeadInput {
  readonly leadId: string;
  readonly number: number;
}

/**
 * Plans a round of distribution and books it with every refusal, or reads a round that is booked already: a restarted workflow goes
 * on with the candidates that were not settled yet.
 */
export const planLead = (deps: ActivityDeps) => ({ leadId, number }: PlanLeadInput): Promise<PlanSummary> =>
  inTransaction(deps.pool, async (client) => {
    const subject = await loadSubject(client, leadId);
    const booked = await loadBookedPlan(client, leadId, number);
    if (booked) return summarisePlan(number, booked, subject);
    const startedAt = deps.now();
    const plan = await makePlanFor(deps, client, subject, startedAt);
    await bookPlan(client, { subject, number, plan, startedAt, now: deps.now() });
    await countShares(deps, client, subject, plan);
    return summarisePlan(number, plan.candidates, subject);
  });

async function makePlanFor(deps: ActivityDeps, client: PoolClient, subject: DistributionSubject, now: number): Promise<Plan & { configVersion: number }> {
  const [routing, campaign] = await Promise.all([deps.routings.get(subject.leadTypeId), deps.campaigns.get(subject.campaignId)]);
  const repeats = subject.duplicateOf !== null && campaign.settings.duplicates.route === 'new-buyers-only';
  const excludeBuyers = repeats ? await loadBuyersOf(client, subject.duplicateOf!) : new Set<string>();
  const plan = await makePlan(client, { routing, subject, strategy: campaign.settings.automation, excludeBuyers, now });
  return { ...plan, configVersion: routing.configVersion };
}

/** "At most x % of what it qualified for" needs a count of what it qualified for; nobody else's counters are touched. */
async function countShares(deps: ActivityDeps, client: PoolClient, subject: DistributionSubject, plan: Plan): Promise<void> {
  const { accounts } = await deps.routings.get(subject.leadTypeId);
  const shared = plan.candidates.map((candidate) => accounts.get(candidate.accountId)!).filter((account) => account.maxQualifiedPercent !== null);
  if (shared.length > 0) await countQualified(client, shared, deps.now());
}

async function loadBuyersOf(client: PoolClient, leadId: string): Promise<Set<string>> {
  const { rows } = await client.query<{ buyer_id: string }>({
    name: 'load-buyers-of-lead',
    text: `select distinct buyer_id from delivery where lead_id = $1 and state in ('accepted', 'unknown', 'returned')`,
    values: [leadId],
  });
  return new Set(rows.map((row) => row.buyer_id));
}

async function loadBookedPlan(client: PoolClient, leadId: string, number: number): Promise<readonly Candidate[] | undefined> {
  const { rows } = await client.query<{ candidates: Candidate[] }>({
    name: 'load-booked-plan', text: 'select candidates from lead_plan where lead_id = $1 and number = $2', values: [leadId, number],
  });
  return rows[0]?.candidates;
}

interface PlanBooking {
  readonly subject: DistributionSubject;
  readonly number: number;
  readonly plan: Plan & { configVersion: number };
  readonly startedAt: number;
  readonly now: number;
}

async function bookPlan(client: PoolClient, { subject, number, plan, startedAt, now }: PlanBooking): Promise<void> {
  await client.query({
    name: 'book-plan',
    text: `with planned as (update lead set plan_count = greatest(plan_count, $2), updated_at = now() where id = $1)
           insert into lead_plan (lead_id, number, config_version, made_at, took_us, candidates, refusals, rescanned)
           values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    values: [
      subject.leadId, number, plan.configVersion, new Date(startedAt), Math.round((now - startedAt) * 1000),
      JSON.stringify(plan.candidates), JSON.stringify(storedRefusals(plan.refusals)), plan.rescanned,
    ],
  });
  const detail = { number, candidates: plan.candidates.length, refused: plan.refusals.length, rescanned: plan.rescanned };
  await addSteps(client, subject.leadId, [{ node: 'plan', label: `Plan ${number}`, state: 'done', startedAt, endedAt: now, detail }]);
}
