import type { Pool } from 'pg';
import { BugError, UserError } from '#domain/kernel/errors';
import { actionAllowed, DONE_IN_BOOK, isLeadAction, type LeadAction } from '#domain/protocol/lead-actions';
import type { FollowUp } from '#domain/protocol/lead-messages';
import { inTransaction } from '#db/pool';
import { readRow } from '#db/read-rows';
import type { ActivityDeps } from '../kit/deps';
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
  state: 'pending' | 'done' | 'refused';
  followUp: FollowUp | null;
  errorCode: string | null;
  stage: LeadStage;
  planCount: number;
  test: boolean;
  deleted: boolean;
  leadTypeId: string;
  campaignId: string;
}

/** Does a manual action that was booked before, once: a second call answers what the first one did or refused. */
export const performAction =
  (deps: ActivityDeps) =>
  async ({ leadId, actionId }: PerformActionInput): Promise<FollowUp> => {
    const row = await loadAction(deps.pool, leadId, actionId);
    if (row.state === 'done') return row.followUp ?? { kind: 'none' };
    if (row.state === 'refused') throw new UserError(row.errorCode ?? 'refused', 'This action was refused before.');
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
        planCount: row.planCount,
        test: row.test,
        actor: row.actor,
        now: startedAt,
      });
      await settle({ leadId, actionId, action, actor: row.actor, followUp, startedAt, refusal: null });
      return followUp;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      await settle({
        leadId,
        actionId,
        action: row.action,
        actor: row.actor,
        followUp: null,
        startedAt,
        refusal: error.code,
      });
      throw error;
    }

    function settle(done: Omit<ActionSettling, 'now'>): Promise<void> {
      return inTransaction(deps.pool, (client) => settleAction(client, { ...done, now: deps.now() }));
    }
  };

const ON_DELETED: ReadonlySet<LeadAction> = new Set(DONE_IN_BOOK);

function allowed(row: Row): LeadAction {
  if (!isLeadAction(row.action)) throw new UserError('unknown-action', 'This action does not exist.');
  if (row.deleted && !ON_DELETED.has(row.action))
    throw new UserError('action-not-possible', 'The lead is deleted; undo that first.');
  if (!actionAllowed(row.action, row.stage))
    throw new UserError('action-not-possible', `This cannot be done while the lead is ${row.stage}.`, {
      stage: row.stage,
    });
  return row.action;
}

async function loadAction(pool: Pool, leadId: string, actionId: string): Promise<Row> {
  const row = await readRow<Row>(pool, {
    name: 'load-action',
    text: `select action, payload, actor, lead_action.state, follow_up, error_code, lead.stage, plan_count, test, deleted_at is not null as deleted, lead_type_id, campaign_id
           from lead_action join lead on lead.id = lead_action.lead_id where lead_action.id = $1 and lead.id = $2`,
    values: [actionId, leadId],
  });
  if (!row) throw new BugError('action-missing', 'An action was sent that is not booked.', { actionId });
  return row;
}
