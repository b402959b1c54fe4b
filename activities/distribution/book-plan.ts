import { newId } from '#db/new-id';
import type { Queryable } from '#db/pool';
import type { Plan } from '#domain/distribution/plan-types';
import type { PlanOrigin } from './load-subject';
import { storedRefusals } from './stored-refusals';

export interface PlanBooking {
  readonly leadId: string;
  readonly number: number;
  readonly plan: Plan;
  readonly origin: PlanOrigin;
  readonly configVersion: number;
  readonly startedAt: number;
  readonly now: number;
}

const BOOK = `
  with planned as (
    insert into lead_plan (lead_id, number, config_version, made_at, took_us, candidates, refusals, rescanned, origin)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $12) on conflict (lead_id, number) do nothing returning lead_id, number
  ), counted as (
    update lead set plan_count = greatest(plan_count, planned.number), updated_at = now() from planned where lead.id = planned.lead_id
  )
  insert into lead_step (id, lead_id, node, label, state, started_at, ended_at, detail)
  select $9, lead_id, 'plan', case when $12 = 'force-id' then 'Addressed by force ID' else 'Plan ' || number end, 'done', $4, $10, $11 from planned`;

/** Writes a round of distribution with every refusal and its timeline line; false when another run of the lead booked that number first. */
export async function bookPlan(sql: Queryable, booking: PlanBooking): Promise<boolean> {
  const { leadId, number, plan, startedAt, now } = booking;
  const detail = { number, candidates: plan.candidates.length, refused: plan.refusals.length, rescanned: plan.rescanned, ...(booking.origin === 'force-id' ? { origin: booking.origin } : {}) };
  const { rowCount } = await sql.query({
    name: 'book-plan', text: BOOK,
    values: [
      leadId, number, booking.configVersion, new Date(startedAt), Math.round((now - startedAt) * 1000), JSON.stringify(plan.candidates),
      JSON.stringify(storedRefusals(plan.refusals)), plan.rescanned, newId(), new Date(now), JSON.stringify(detail), booking.origin,
    ],
  });
  return rowCount === 1;
}
