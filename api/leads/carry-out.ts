import type { Pool } from 'pg';
import { actInBook } from '#db/leads/act-in-book';
import type { LeadNews } from '#db/lead-news';
import type { Json } from '#domain/kernel/json';
import type { ActionRequest } from '#domain/protocol/action-payloads.schema';
import type { LeadWorkflows } from '#api/engine/lead-workflows';

export interface ActionParts {
  readonly pool: Pool;
  readonly workflows: LeadWorkflows;
  readonly news: LeadNews;
  readonly doorbell: { ring(): void };
}

/** Does what was asked of a lead, `once` under one Idempotency-Key, and answers its result: in the book of record where that is enough, else by the lead's workflow. */
export async function carryOut(
  parts: ActionParts,
  leadId: string,
  request: ActionRequest,
  once: string | null,
): Promise<Json> {
  const action = { ...request, once };
  const actionId = await actInBook(parts.pool, leadId, action, Date.now());
  if (actionId === null) return parts.workflows.act(leadId, action);
  parts.news.tell(leadId);
  // A lead may come back whose time is over.
  if (action.name === 'undelete') parts.doorbell.ring();
  return { actionId, state: 'done' };
}
