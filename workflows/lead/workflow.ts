import {
  allHandlersFinished,
  ApplicationFailure,
  CancellationScope,
  condition,
  isCancellation,
  patched,
  setHandler,
} from '@temporalio/workflow';
import { isLeadAction } from '#domain/protocol/lead-actions';
import {
  asksForMore,
  type FollowUp,
  type LeadActionMessage,
  type LeadWorkflowInput,
  type OpenFollowUp,
} from '#domain/protocol/lead-messages';
import {
  advance,
  beginFollowUp,
  beginLead,
  nextCommand,
  type LeadEvent,
  type LeadState,
} from '#domain/protocol/lead-protocol';
import { book, manual } from '../kit/proxies';
import { actUpdate, awaitDecisionUpdate, phaseQuery } from './messages';
import { type Perform, performer } from './performer';

/**
 * One lead from its commit in Postgres to nothing pending. It waits only for what is real: a reviewer's verdict, a buyer's delay, a
 * retry. Manual actions arrive as updates, also on a closed lead, which then starts again under the same id. It ends when its own
 * steps and all handlers are done; erasing or deleting the lead ends its waits. Nothing is compensated here: every step books its
 * own release in Postgres, and a run that dies is resumed from there.
 */
export async function leadWorkflow(input: LeadWorkflowInput): Promise<void> {
  const { leadId } = input;
  let state: LeadState = beginLead();
  let verdict: FollowUp | undefined;
  const followed = new Map<string, Promise<void>>();
  let following = 0;
  const main = new CancellationScope();

  const perform = performer(input, {
    verdict: async () => {
      await condition(() => verdict !== undefined);
      return verdict!;
    },
    leftUndone: (open) => void follow(open).catch(() => undefined),
  });

  setHandler(phaseQuery, () => state.phase);
  setHandler(awaitDecisionUpdate, () => condition(() => state.phase === 'qc' || state.phase === 'done'));
  setHandler(actUpdate, (message) => act(message), { validator: refuseUnknownAction });

  async function act({ actionId }: LeadActionMessage): Promise<void> {
    await condition(() => state.phase !== 'opening');
    const followUp = await manual.performAction({ leadId, actionId });
    // Of two that come while the lead waits, the first is its verdict.
    if (
      state.phase === 'qc' &&
      followUp.kind !== 'none' &&
      (verdict === undefined || !patched('verdicts-take-turns'))
    ) {
      verdict = followUp;
      await condition(() => state.phase === 'done');
      return;
    }
    if (followUp.kind === 'stop' && state.phase !== 'done') {
      main.cancel();
      await condition(() => state.phase === 'done');
    }
    await follow({ actionId, followUp });
  }

  /** Brings what an action asked for to its end, once in a run. */
  function follow({ actionId, followUp }: OpenFollowUp): Promise<void> {
    const work = followed.get(actionId) ?? begin();
    followed.set(actionId, work);
    return work;

    function begin(): Promise<void> {
      following += 1;
      return run(beginFollowUp(followUp), beside).finally(() => (following -= 1));
    }

    /** While the lead's own run is under way, only that run may close it. */
    async function beside(command: Parameters<Perform>[0]): Promise<LeadEvent> {
      if (command.do !== 'close')
        return perform(state.phase !== 'done' && command.do === 'deliver' ? { ...command, last: false } : command);
      if (state.phase === 'done') await book.closeLead({ leadId, actionId });
      else if (asksForMore(followUp) && patched('follow-ups-are-ended')) await book.endFollowUp({ leadId, actionId });
      return { kind: 'closed' };
    }
  }

  try {
    await main.run(() => run(state, perform, (next) => (state = next)));
  } catch (error) {
    if (!isCancellation(error)) throw error;
    state = { ...state, phase: 'done' };
  }
  await condition(() => allHandlersFinished() && following === 0);
}

async function run(
  from: LeadState,
  perform: Perform,
  watch: (state: LeadState) => void = () => undefined,
): Promise<void> {
  let state = from;
  for (let command = nextCommand(state); command.do !== 'finish'; command = nextCommand(state)) {
    state = advance(state, await perform(command));
    watch(state);
  }
}

function refuseUnknownAction(message: LeadActionMessage): void {
  if (!isLeadAction(message.action)) throw ApplicationFailure.nonRetryable('This action does not exist.', 'user');
}
