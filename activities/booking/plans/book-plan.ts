import type { Queryable } from '#db/pool';
import { stepRows, stepsJson } from '#db/leads/add-steps';
import { type BookedRound, planRow, planValues } from './plan-row';
import { planStep } from './plan-step';

const BOOK = `
  with target as (select $1::uuid as id),
  ${planRow('target', 3)},
  counted as (
    update lead set plan_count = greatest(plan_count, planned.number), updated_at = now() from planned where lead.id = planned.lead_id
  ), booked as (select lead_id as id from planned)
  ${stepRows('booked', '$2')}`;

/** Writes a round of distribution with every refusal and its timeline line; false when another run of the lead booked that number first. */
export async function bookPlan(sql: Queryable, leadId: string, round: BookedRound): Promise<boolean> {
  const { rowCount } = await sql.query({
    name: 'book-plan',
    text: BOOK,
    values: [leadId, stepsJson([planStep(round)]), ...planValues(round)],
  });
  return rowCount === 1;
}
