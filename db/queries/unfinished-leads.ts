import type { Queryable } from '../pool';
import { readRows } from '../read-rows';
import type { LeadStage } from '#domain/words/lead';

export interface UnfinishedLead {
  readonly id: string;
  readonly stage: LeadStage;
  /** The moment of its last change, as the database writes it. */
  readonly touchedAt: string;
}

export interface UnfinishedPage {
  /** The last id of the page before; pages run in the order of ids, which is the order of arrival. */
  readonly after?: string | undefined;
  readonly stages?: readonly LeadStage[];
}

const WITH_WORKFLOW: readonly LeadStage[] = ['received', 'qc', 'distributing'];
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/**
 * Leads that need a running workflow and were last touched before `olderThan` (epoch milliseconds). Leads still queued for the
 * dispatcher are its business and left out.
 */
export async function unfinishedLeads(
  sql: Queryable,
  olderThan: number,
  limit: number,
  page: UnfinishedPage = {},
): Promise<readonly UnfinishedLead[]> {
  return readRows<UnfinishedLead>(sql, {
    name: 'unfinished-leads',
    text: `select lead.id, lead.stage, lead.updated_at::text as touched_at from lead
            where lead.stage <> 'closed' and lead.stage = any($1) and lead.updated_at < $2 and lead.id > $3
              and not exists (select 1 from lead_dispatch where lead_dispatch.lead_id = lead.id)
            order by lead.id limit $4`,
    values: [page.stages ?? WITH_WORKFLOW, new Date(olderThan), page.after ?? BEFORE_ALL, limit],
  });
}
