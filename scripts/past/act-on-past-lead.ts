import type { ActionPayload } from '#domain/protocol/action-payloads.schema';
import type { LeadAction } from '#domain/protocol/lead-actions';
import type { FollowUp } from '#domain/protocol/lead-messages';
import { isoAt, type PastBook } from './past-book';
import type { PastLead } from './past-lead';

export interface PastAction {
  readonly action: LeadAction;
  readonly payload: ActionPayload;
  readonly actor: string;
  readonly followUp: FollowUp;
  readonly at: number;
}

/** Books an action that was asked for and done, with its line on the timeline; answers its id and when it was done. */
export function actOnPastLead(
  book: PastBook,
  lead: PastLead,
  { action, payload, actor, followUp, at }: PastAction,
  id = book.id(at),
): number {
  const startedAt = book.after(at, 15, 60);
  const endedAt = book.after(startedAt, 4, 20);
  book.add('lead_action', {
    id,
    lead_id: lead.id,
    action,
    payload,
    actor,
    state: 'done',
    follow_up: followUp,
    error_code: null,
    created_at: isoAt(at),
    decided_at: isoAt(endedAt),
  });
  book.addSteps(lead, [
    { node: 'action', label: action, state: 'done', startedAt, endedAt, detail: { actionId: id, by: actor } },
  ]);
  lead.updatedAt = endedAt;
  return endedAt;
}
