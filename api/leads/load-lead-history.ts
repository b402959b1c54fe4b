import type { z } from 'zod';
import type { Queryable } from '#db/pool';
import { readRows } from '#db/read-rows';
import { actionResults } from '#db/queries/action-results';
import { actorNames } from '#db/queries/actor-names';
import type { leadHistoryEntrySchema } from '#api/contract/lead-history';
import { isoOf, isoOrNull } from '#api/http/iso-of';

type Entry = z.input<typeof leadHistoryEntrySchema>;
type Row = Omit<Entry, 'at' | 'nextAt' | 'actorName' | 'changes' | 'outcome' | 'outcomeCode'> & {
  readonly at: number;
  readonly nextAt: number | null;
  readonly changes: Entry['changes'] | null;
};

/** Newest first; nobody reads more than these. */
const MOST = 500;
const TEXT = `
  select * from (
    select id, 'action' as kind, coalesce(decided_at, created_at) as at, actor, action, state, error_code, case when state in ('pending', 'failed') and attempts > 0 then attempts end as attempts,
           case when state = 'pending' then next_at end as next_at, payload->>'note' as note, payload - 'note' as detail, null::jsonb as changes
      from lead_action where lead_id = $1
    union all
    select id, 'change', created_at, actor, null, null, null, null, null, null, null, changes from lead_change where lead_id = $1
    union all
    select id, 'note', created_at, author, null, null, null, null, null, text, null, null from lead_note where lead_id = $1
    union all
    select id, 'file', created_at, uploaded_by, null, null, null, null, null, null, jsonb_build_object('name', name, 'sizeBytes', size_bytes), null from lead_file where lead_id = $1
    union all
    select lead.id, 'received', lead.received_at, coalesce(request.headers->>'x-entered-by', 'source'), null, null, null, null, null, null,
           jsonb_build_object('source', source.name, 'campaign', campaign.name, 'configVersion', lead.config_version), null
      from lead join source on source.id = lead.source_id join campaign on campaign.id = lead.campaign_id
      left join lead_insert_request request on request.lead_id = lead.id where lead.id = $1
  ) entry order by at desc, id desc limit ${MOST}`;

/** Everything done to a lead by people and by the system on their behalf, newest first. */
export async function loadLeadHistory(sql: Queryable, leadId: string): Promise<Entry[]> {
  const rows = await readRows<Row>(sql, { name: 'read-lead-history', text: TEXT, values: [leadId] });
  const results = await actionResults(sql, leadId);
  const nameOf = await actorNames(
    sql,
    rows.map((row) => row.actor),
  );
  return rows.map((row) => {
    const came = results.get(row.id);
    return {
      ...row,
      at: isoOf(row.at),
      nextAt: isoOrNull(row.nextAt),
      actorName: nameOf(row.actor),
      changes: row.changes ?? [],
      outcome: came?.outcome ?? null,
      outcomeCode: came?.code ?? null,
    };
  });
}
