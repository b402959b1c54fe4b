import { inStates } from '#db/in-states';
import { newId } from '#db/new-id';
import type { Queryable } from '#db/pool';
import { IN_HAND_STATES } from '#domain/words/delivery';
import type { LeadOutcome, LeadStage } from '#domain/words/lead';

export interface ClosedLead {
  readonly stage: LeadStage;
  readonly outcome: LeadOutcome | null;
}

export const OUTCOME_LABELS: Record<LeadOutcome, string> = {
  rejected: 'Rejected',
  qc: 'Quality control',
  invalid: 'Invalid',
  sold: 'Sold',
  tested: 'Tested',
  unsold: 'Unsold',
  unresolved: 'Waiting for an answer',
  held: 'Held for an operator',
  erased: 'Erased',
  deleted: 'Deleted',
};

/** In quality control or not begun: nothing is decided. */
const EARLY = `lead.stage in ('received', 'qc')`;
const GONE = 'coalesce(lead.erased_at, lead.deleted_at) is not null';

// One statement: a source that waits for its answer waits for this.
const CLOSE = `
  with counted as (
    select count(*) filter (where state = 'accepted') as accepted, count(*) filter (where state = 'tested') as tested,
           count(*) filter (where state = 'unknown') as unknown, count(*) filter (where ${inStates('state', IN_HAND_STATES)}) as live,
           count(*) as total
      from delivery where lead_id = $1
  ), closed as (
    update lead set
      stage = case when ${EARLY} and not (${GONE}) then lead.stage when counted.unknown > 0 then 'unresolved'
                   when counted.live > 0 then lead.stage else 'closed' end,
      outcome = case when lead.erased_at is not null then 'erased' when lead.deleted_at is not null then 'deleted'
                     when ${EARLY} then lead.outcome
                     when counted.accepted > 0 then 'sold' when counted.tested > 0 then 'tested' when counted.unknown > 0 then 'unresolved'
                     when counted.live > 0 then lead.outcome
                     when lead.outcome in ('rejected', 'invalid', 'held') and counted.total = 0 then lead.outcome else 'unsold' end,
      decided_at = coalesce(lead.decided_at, $2),
      closed_at = case when counted.unknown + counted.live = 0 and (${GONE} or not (${EARLY})) then $2::timestamptz end,
      distributed_at = case when ${EARLY} then lead.distributed_at else coalesce(lead.distributed_at, $2) end,
      restarts = 0, restarted_at = null, updated_at = now()
    from counted where lead.id = $1 returning lead.stage, lead.outcome, lead.qc->>'actionId' as verdict
  ), followed as (
    update lead_action set followed_at = $2 from closed
     where lead_action.lead_id = $1 and lead_action.state = 'done' and lead_action.id in ($5::uuid, closed.verdict::uuid)
       and (followed_at is null or followed_at = lead_action.decided_at)
  ), step as (
    insert into lead_step (id, lead_id, node, label, state, started_at, ended_at)
    select $3, $1, 'close', coalesce($4::jsonb->>outcome, 'Still in hand'),
           case when outcome = 'unresolved' then 'unknown' else 'done' end, $2, $2
      from closed where stage not in ('received', 'qc')
  )
  select stage, outcome from closed`;

/**
 * Says in the book of record what became of a lead, from its deliveries alone: sold when a buyer has it, tested when a testing address
 * took a test lead, unresolved when one may have it, else unsold; rejected, invalid and held leads without a delivery keep their word. One
 * that was deleted and is back in quality control meanwhile, or waits to begin again, is left there. Safe to repeat after every action, which
 * is booked as followed with it, as is the verdict that sent the lead on its way.
 */
export async function bookClosed(
  sql: Queryable,
  leadId: string,
  now: number,
  actionId: string | null = null,
): Promise<ClosedLead> {
  const { rows } = await sql.query<ClosedLead>({
    name: 'close-lead',
    text: CLOSE,
    values: [leadId, new Date(now), newId(), JSON.stringify(OUTCOME_LABELS), actionId],
  });
  return rows[0]!;
}
