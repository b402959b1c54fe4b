import { Context } from '@temporalio/activity';
import { ApplicationFailure, ApplicationFailureCategory } from '@temporalio/common';
import type { Envelope } from '#domain/channels/channel';
import { describeReply } from '#domain/channels/describe-attempt';
import { afterAttempt } from '#domain/protocol/retry';
import type { DeliverLeadInput, DeliveryResult } from '#domain/protocol/lead-messages';
import type { Step } from '#db/leads/add-steps';
import type { ActivityDeps } from '../kit/deps';
import { withHeartbeat } from '../kit/with-heartbeat';
import { findMethod } from '../kit/find-method';
import { mayPass } from '../kit/may-pass';
import { beginDelivery } from './begin-delivery';
import { bookOutcome } from '../booking/attempts/book-outcome';
import { settledAs } from '#domain/distribution/settled-as';
import { bookAnswer, keptAnswer, type AttemptAnswer } from './keep-answer';
import { giveUpStep } from './give-up-step';
import { loadDeliveryFacts, type DeliveryFacts } from './load-delivery-facts';
import type { LoadedMethod } from '#db/queries/load-delivery-method';
import { noteActionResult } from '../booking/attempts/note-action-result';
import { pricedReading } from '#domain/pricing/priced-reading';

/**
 * One account, one lead: reserve its place and caps, send, read the answer, book the outcome. Safe to run again at any point: the
 * reservation, the attempt and the outcome are each booked once, and a re-send carries the same delivery id. An answer is kept until it
 * is booked. A retryable failure leaves through a failure that names the next wait, so that the retry is Temporal's and survives
 * everything. A sale that ends the lead's run closes the lead in its own booking and says so. What fails by a fault of the program is given
 * up for this account alone.
 */
export const deliverLead =
  (deps: ActivityDeps) =>
  async (input: DeliverLeadInput): Promise<DeliveryResult> => {
    try {
      return await deliver(deps, input);
    } catch (error) {
      if (mayPass(error, Context.current().info.attempt)) throw error;
      const { state, code } = await giveUpStep(deps, input, error);
      return noted(deps, input, state, code, { code });
    }
  };

async function deliver(deps: ActivityDeps, input: DeliverLeadInput): Promise<DeliveryResult> {
  const kept = await keptAnswer(deps.pool, deps.secrets, Context.current().info.heartbeatDetails);
  const facts = await loadDeliveryFacts(deps, input.leadId, input.candidate.accountId, input.planNumber);
  if (kept) return conclude(deps, input, facts, { ...kept, response: null });
  const method = await findMethod(deps, input.candidate.methodId);
  const begun = await beginDelivery(deps, input, facts, method);
  if (begun.kind === 'skipped') return noted(deps, input, 'skipped', begun.code, { code: begun.code });
  if (begun.kind === 'decided') {
    // The step that booked it may have been lost with its worker before it told of it.
    const closed = closesLead(input, facts) && begun.leadClosed;
    return noted(deps, input, begun.state, begun.outcome.reason?.code, {
      ...(closed && { closed }),
      ...secondMessage(begun.state, facts, begun.deliveryId),
    });
  }
  if (begun.kind === 'in-flight') throw retryIn(1_000, 'attempt-in-flight');
  const { deliveryId, number, rendered } = begun;
  // From here the buyer is waited for.
  deps.inHand.leave(input.leadId);
  const answered = rendered.envelope
    ? await send(deps, rendered.method, rendered.envelope)
    : { reading: rendered.reading, response: null };
  return conclude(deps, input, facts, { deliveryId, number, ...answered });
}

/** The second message goes out while the lead is still in hand. */
const closesLead = (input: DeliverLeadInput, { account }: DeliveryFacts): boolean =>
  input.last === true && account.alternateMethodId === null;

/** Books what came back, and ends the step or asks for its repetition. */
async function conclude(
  deps: ActivityDeps,
  input: DeliverLeadInput,
  facts: DeliveryFacts,
  { response, ...answer }: AttemptAnswer & { readonly response: unknown },
): Promise<DeliveryResult> {
  const { deliveryId, number, reading } = answer;
  const next = afterAttempt(reading.outcome, number, input.candidate.retry);
  const told = pricedReading(reading, input.candidate.price, facts.account.confirmPrice);
  const now = deps.now();
  const booked = await bookAnswer(deps.secrets, answer, () =>
    bookOutcome(deps.pool, {
      deliveryId,
      attemptNumber: number,
      outcome: told.outcome,
      response,
      reading: { trace: [...told.trace] },
      final: next.final,
      now,
      closing: closesLead(input, facts) ? closingStep(input, facts.render.test, now) : undefined,
    }),
  );
  if (!next.final) throw retryIn(next.waitMs, 'code' in reading.outcome ? reading.outcome.code : 'retry');
  const state = settledAs(booked);
  return noted(deps, input, state, booked.reason?.code, {
    ...secondMessage(state, facts, deliveryId),
    ...(booked.closed && { closed: booked.closed }),
  });
}

async function noted(
  deps: ActivityDeps,
  input: DeliverLeadInput,
  state: DeliveryResult['state'],
  code: string | undefined,
  more: Parameters<typeof result>[2],
): Promise<DeliveryResult> {
  const { leadId, planNumber, origin, candidate } = input;
  if (origin !== 'automation' && origin !== 'force-id')
    await noteActionResult(deps.pool, { leadId, planNumber, accountId: candidate.accountId, state, code });
  return result(input, state, more);
}

async function send(deps: ActivityDeps, method: LoadedMethod, envelope: Envelope) {
  const reply = await withHeartbeat((signal) => deps.transports.send(envelope, signal));
  return {
    reading: method.channel.interpret(method.config, reply),
    response: describeReply(method.channel, method.config, reply),
  };
}

/** A sale of an account with a second message is not over before that went out, which is looked at again when it is sent. */
const secondMessage = (
  state: DeliveryResult['state'],
  { account }: DeliveryFacts,
  deliveryId: string,
): Pick<DeliveryResult, 'alternateFor'> =>
  state === 'accepted' && account.alternateMethodId !== null ? { alternateFor: deliveryId } : {};

const closingStep = ({ candidate }: DeliverLeadInput, test: boolean, now: number): Step => ({
  node: 'close',
  label: test ? 'Tested' : 'Sold',
  state: 'done',
  startedAt: now,
  endedAt: now,
  detail: { by: 'deliverLead', accountId: candidate.accountId },
});

const result = (
  input: DeliverLeadInput,
  state: DeliveryResult['state'],
  more: Pick<DeliveryResult, 'code' | 'alternateFor' | 'closed'> = {},
): DeliveryResult => ({ accountId: input.candidate.accountId, state, ...more });

const retryIn = (waitMs: number, code: string): ApplicationFailure =>
  ApplicationFailure.create({
    message: code,
    type: 'delivery-retry',
    nextRetryDelay: waitMs,
    category: ApplicationFailureCategory.BENIGN,
  });
