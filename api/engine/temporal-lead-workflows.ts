import { type Client, WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { Pool } from 'pg';
import { bookAction } from '#db/leads/book-action';
import { actionResults } from '#db/queries/action-results';
import { OperationalError, UserError } from '#domain/kernel/errors';
import { EngineWatch } from '#temporal/engine-watch';
import { sendAction, startLeadAndAwaitDecision } from '#temporal/lead-starter';
import { withinTime } from '#temporal/within-time';
import type { LeadWorkflows } from './lead-workflows';

/** An operator waits this long for an action; afterwards it is still booked and will be done. */
const ACTION_DEADLINE_MS = 15_000;

/** Lead workflows on Temporal. Actions are booked in Postgres first: what was asked for is done even if Temporal is away now. */
export function createTemporalLeadWorkflows(pool: Pool, client: Client): LeadWorkflows {
  const watch = new EngineWatch(client);
  return {
    startAndAwaitOutcome: async (leadId, deadlineMs) => {
      if (watch.isAway) return false;
      const over = new AbortController();
      const lost = watch.lost(over.signal).then(() => false);
      const decided = withinTime(deadlineMs, startLeadAndAwaitDecision(client, leadId)).catch((error: unknown) => {
        watch.note(error);
        return false;
      });
      return Promise.race([decided, lost]).finally(() => over.abort());
    },
    act: async (leadId, action) => {
      const { actionId, state } = await bookAction(pool, leadId, action);
      try {
        const done =
          state === 'done' ||
          (await withinTime(ACTION_DEADLINE_MS, sendAction(client, leadId, { actionId, action: action.name })));
        if (!done) return { actionId, state: 'pending' };
        const came = (await actionResults(pool, leadId)).get(actionId);
        return { actionId, state: 'done', ...(came ? { outcome: came.outcome, code: came.code } : {}) };
      } catch (error) {
        // Its next try is booked with it.
        if (failureOf(error)?.type === 'bug') return { actionId, state: 'pending' };
        throw (
          refusalOf(error) ??
          new OperationalError('engine-away', 'The action is booked and will be done as soon as the engine is back.', {
            actionId,
          })
        );
      }
    },
  };
}

function refusalOf(error: unknown): UserError | undefined {
  const failure = failureOf(error);
  if (failure?.type !== 'user') return undefined;
  const [sentence] = failure.details ?? [];
  return new UserError(failure.message, typeof sentence === 'string' ? sentence : 'This action was refused.');
}

const failureOf = (error: unknown): ApplicationFailure | undefined =>
  error instanceof WorkflowUpdateFailedError ? rootOf(error) : undefined;

function rootOf(error: Error): ApplicationFailure | undefined {
  for (let current: unknown = error; current instanceof Error; current = current.cause) {
    if (current instanceof ApplicationFailure) return current;
  }
  return undefined;
}
