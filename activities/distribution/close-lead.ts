import { inTransaction } from '#db/pool';
import type { LeadOutcome, LeadStage } from '#domain/protocol/lead-stage';
import { addSteps } from '../kit/add-steps';
import type { ActivityDeps } from '../kit/deps';

interface Row {
  stage: LeadStage;
  outcome: LeadOutcome | null;
}

/**
 * Says in the book of record what became of a lead, from its deliveries alone: sold when a buyer has it, unresolved when one may have
 * it, else unsold; rejected, invalid and held leads without a delivery keep their word. Safe to repeat after every action.
 */
export const closeLead = (deps: ActivityDeps) => ({ leadId }: { leadId: string }): Promise<Row> =>
  inTransaction(deps.pool, async (client) => {
    const now = deps.now();
    const { rows } = await client.query<Row>({
      name: 'close-lead',
      text: `with counted as (
               select count(*) filter (where state = 'accepted') as accepted, count(*) filter (where state = 'unknown') as unknown,
                      count(*) filter (where state in ('reserved', 'sending', 'retrying')) as live, count(*) as total
               from delivery where lead_id = $1
             )
             update lead set
               stage = case when counted.unknown > 0 then 'unresolved' when counted.live > 0 then lead.stage else 'closed' end,
               outcome = case when erased_at is not null then 'erased' when deleted_at is not null then 'deleted'
                              when counted.accepted > 0 then 'sold' when counted.unknown > 0 then 'unresolved'
                              when counted.live > 0 then lead.outcome
                              when lead.outcome in ('rejected', 'invalid', 'held') and counted.total = 0 then lead.outcome else 'unsold' end,
               decided_at = coalesce(lead.decided_at, $2), closed_at = case when counted.unknown + counted.live = 0 then $2::timestamptz end,
               updated_at = now()
             from counted where lead.id = $1 returning lead.stage, lead.outcome`,
      values: [leadId, new Date(now)],
    });
    const { stage, outcome } = rows[0]!;
    await addSteps(client, leadId, [{ node: 'close', label: outcome ? LABELS[outcome] : 'Still in hand', state: outcome === 'unresolved' ? 'unknown' : 'done', startedAt: now, endedAt: now }]);
    return { stage, outcome };
  });

const LABELS: Record<LeadOutcome, string> = {
  rejected: 'Rejected', qc: 'Quality control', invalid: 'Invalid', sold: 'Sold', unsold: 'Unsold', unresolved: 'Waiting for an answer', held: 'Held for an operator',
  erased: 'Erased', deleted: 'Deleted',
};
