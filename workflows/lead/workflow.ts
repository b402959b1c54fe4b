import {
  allHandlersFinished,
  ApplicationFailure,
  CancellationScope,
  condition,
  isCancellation,
  patched,
  setHandler,
  sleep,
} from '@temporalio/workflow';
import type { Candidate } from '#domain/plan/plan-types';
import { isLeadAction } from '#domain/protocol/lead-actions';
import type { DeliveryResult, FollowUp, LeadActionMessage, LeadWorkflowInput } from '#domain/protocol/lead-messages';
import {
  advance,
  beginFollowUp,
  beginLead,
  nextCommand,
  type LeadCommand,
  type LeadEvent,
  type LeadState,
} from '#domain/protocol/lead-protocol';
import { auctionFor, book, deliveryTo, manual, verificationWithin } from '../kit/proxies';
import { oneOfEachBuyer } from '#domain/protocol/one-of-each-buyer';
import { actUpdate, awaitDecisionUpdate, phaseQuery } from './messages';

type Perform = (command: Exclude<LeadCommand, { do: 'finish' }>) => Promise<LeadEvent>;

/**
 * One lead from its commit in Postgres to nothing pending. It waits only for what is real: a reviewer's verdict, a buyer's delay, a
 * retry. Manual actions arrive as updates, also on a closed lead, which then starts again under the same id. It ends when its own
 * steps and all handlers are done; erasing or deleting the lead ends its waits. Nothing is compensated here: every step books its
 * own release in Postgres, and a run that dies is resumed from there.
 */
export async function leadWorkflow({ leadId }: LeadWorkflowInput): Promise<void> {
  let state: LeadState = beginLead();
  let verdict: FollowUp | undefined;
  const main = new CancellationScope();

  const perform = performer(leadId, async () => {
    await condition(() => verdict !== undefined);
    return verdict!;
  });

  setHandler(phaseQuery, () => state.phase);
  setHandler(awaitDecisionUpdate, () => condition(() => state.phase === 'qc' || state.phase === 'done'));
  setHandler(actUpdate, (message) => act(message), { validator: refuseUnknownAction });

  async function act(message: LeadActionMessage): Promise<void> {
    await condition(() => state.phase !== 'opening');
    const followUp = await manual.performAction({ leadId, actionId: message.actionId });
    if (state.phase === 'qc' && followUp.kind !== 'none') {
      verdict = followUp;
      await condition(() => state.phase === 'done');
      return;
    }
    if (followUp.kind === 'stop' && state.phase !== 'done') {
      main.cancel();
      await condition(() => state.phase === 'done');
    }
    await run(beginFollowUp(followUp), closeUnlessMainRuns);
  }

  /** While the lead's own run is under way, only that run may close it. */
  async function closeUnlessMainRuns(command: Parameters<Perform>[0]): Promise<LeadEvent> {
    if (state.phase === 'done') return perform(command);
    return command.do === 'close'
      ? { kind: 'closed' }
      : perform(command.do === 'deliver' ? { ...command, last: false } : command);
  }

  try {
    await main.run(() => run(state, perform, (next) => (state = next)));
  } catch (error) {
    if (!isCancellation(error)) throw error;
    state = { ...state, phase: 'done' };
  }
  await condition(allHandlersFinished);
}

/** How each command of the protocol is carried out. */
function performer(leadId: string, awaitVerdict: () => Promise<FollowUp>): Perform {
  return async (command) => {
    switch (command.do) {
      case 'open':
        return { kind: 'opened', position: await book.openLead({ leadId }) };
      case 'verify':
        await verificationWithin(command.withinMs).verifyFields({ leadId });
        return { kind: 'verified' };
      case 'await-verdict':
        return { kind: 'decided', followUp: await awaitVerdict() };
      case 'plan':
        return { kind: 'planned', plan: await book.planLead({ leadId, number: command.number }) };
      case 'auction':
        return {
          kind: 'auctioned',
          candidates: await auctionFor(command.candidates).runAuction({
            leadId,
            planNumber: command.number,
            candidates: command.candidates,
          }),
        };
      case 'deliver':
        return {
          kind: 'delivered',
          results: await Promise.all(sideBySide(command.wave).map((candidate) => deliver(leadId, command, candidate))),
        };
      case 'close':
        await book.closeLead({ leadId });
        return { kind: 'closed' };
    }
  };
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

/** Those of a wave that wait for another account of their buyer stay in the queue. */
function sideBySide(wave: readonly Candidate[]): readonly Candidate[] {
  const first = oneOfEachBuyer(wave);
  return first.length < wave.length && patched('one-account-of-a-buyer-at-a-time') ? first : wave;
}

type Deliver = Extract<LeadCommand, { do: 'deliver' }>;

async function deliver(
  leadId: string,
  { number: planNumber, origin, last }: Deliver,
  candidate: Candidate,
): Promise<DeliveryResult> {
  if (candidate.delaySeconds > 0 && origin === 'automation')
    await sleep(candidate.delaySeconds * 1000, { summary: 'Delivery delay' });
  const result = await deliveryTo(candidate).deliverLead({
    leadId,
    planNumber,
    origin,
    candidate,
    ...(last ? { last } : {}),
  });
  if (result.alternateFor)
    await deliveryTo(candidate).deliverAlternate({ leadId, planNumber, deliveryId: result.alternateFor, candidate });
  return result;
}

function refuseUnknownAction(message: LeadActionMessage): void {
  if (!isLeadAction(message.action)) throw ApplicationFailure.nonRetryable('This action does not exist.', 'user');
}
