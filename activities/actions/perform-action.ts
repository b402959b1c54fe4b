import type { Pool } from 'pg';
import { isPassing } from '#db/is-passing';
import { refuseErased } from '#db/leads/refuse-erased';
import { noteFailedAction } from '#db/leads/note-failed-action';
import { BugError, UserError } from '#domain/kernel/errors';
import { DONE_IN_BOOK, DONE_ON_ERASED, isLeadAction, type LeadAction } from '#domain/protocol/lead-actions';
import type { FollowUp } from '#domain/protocol/lead-messages';
import { inTransaction } from '#db/pool';
import { readRow } from '#db/read-rows';
import type { ActivityDeps } from '../kit/deps';
import { assertPossible } from './assert-possible';
import { handleAction } from './handle-action';
import { settleAction, type ActionSettling } from '#db/leads/settle-action';
import type { LeadStage } from '#domain/words/lead';

export interface PerformActionInput {
  readonly leadId: string;
  readonly actionId: string;
}

interface Row {
  action: string;
  payload: unknown;
  actor: string;
  state: 'pending' | 'done' | 'refused' | 'failed';
  followUp: FollowUp | null;
  /** What it asked for came to its end, in this run or one before. */
  followed: boolean;
  errorCode: string | null;
  stage: LeadStage;
  test: boolean;
  deleted: boolean;
  erasedAt: number | null;
  leadTypeId: string;
  campaignId: string;
}

/** Does a manual action that was booked before, once: a second call answers what the first one did or refused. */
export const performAction =
  (deps: ActivityDeps) =>
  async ({ leadId, actionId }: PerformActionInput): Promise<FollowUp> => {
    const row = await loadAction(deps.pool, leadId, actionId);
    if (row.state === 'done') return row.followed ? { kind: 'none' } : (row.followUp ?? { kind: 'none' });
    if (row.state !== 'pending') throw new UserError(row.errorCode ?? 'refused', 'This action was refused before.');
    const startedAt = deps.now();
    try {
      const action = allowed(row);
      const followUp = await handleAction(action, row.payload, {
        deps,
        actionId,
        leadId,
        leadTypeId: row.leadTypeId,
        campaignId: row.campaignId,
        stage: row.stage,
        test: row.test,
        actor: row.actor,
        now: startedAt,
      });
      await settle({ leadId, actionId, action, actor: row.actor, followUp, startedAt, refusal: null });
      return followUp;
    } catch (error) {
      const refusal = error instanceof UserError ? error : await giveUp(deps, actionId, error);
      if (!refusal) throw error;
      await settle({
        leadId,
        actionId,
        action: row.action,
        actor: row.actor,
        followUp: null,
        startedAt,
        refusal: refusal.code,
        givenUp: refusal !== error,
      });
      throw refusal;
    }

    function settle(done: Omit<ActionSettling, 'now'>): Promise<void> {
      return inTransaction(deps.pool, (client) => settleAction(client, { ...done, now: deps.now() }));
    }
  };

/** What no repetition of the step mends is tried so often in all, later and later. */
const MOST_ATTEMPTS = 5;

/**
 * After an error that the step by itself would repeat, nothing. After one that it cannot mend, a failure for now, which ends the step:
 * the action is handed over again later. After the last of them, the refusal that ends the action.
 */
async function giveUp(deps: ActivityDeps, actionId: string, error: unknown): Promise<UserError | null> {
  if (isPassing(error)) return null;
  deps.log.error({ err: error as Error, actionId }, 'action cannot be carried out');
  if ((await noteFailedAction(deps.pool, actionId)) < MOST_ATTEMPTS)
    throw new BugError('action-fails', 'An action could not be carried out; it is tried again later.', { actionId });
  return new UserError('action-failed', `This could not be carried out; it was tried ${MOST_ATTEMPTS} times.`);
}

const ON_DELETED: ReadonlySet<LeadAction> = new Set(DONE_IN_BOOK);

function allowed(row: Row): LeadAction {
  if (!isLeadAction(row.action)) throw new UserError('unknown-action', 'This action does not exist.');
  if (!DONE_ON_ERASED.has(row.action)) refuseErased(row);
  if (row.deleted && !ON_DELETED.has(row.action))
    throw new UserError('action-not-possible', 'The lead is deleted; undo that first.');
  assertPossible(row.action, row.stage);
  return row.action;
}

async function loadAction(pool: Pool, leadId: string, actionId: string): Promise<Row> {
  const row = await readRow<Row>(pool, {
    name: 'load-action',
    text: `select action, payload, actor, lead_action.state, follow_up, coalesce(followed_at > lead_action.decided_at, false) as followed, error_code, lead.stage, test, deleted_at is not null as deleted, erased_at, lead_type_id, campaign_id
           from lead_action join lead on lead.id = lead_action.lead_id where lead_action.id = $1 and lead.id = $2`,
    values: [actionId, leadId],
  });
  if (!row) throw new BugError('action-missing', 'An action was sent that is not booked.', { actionId });
  return row;
}
