import { Context } from '@temporalio/activity';
import type { Envelope } from '#domain/channels/channel';
import { describeReply } from '#domain/channels/describe-attempt';
import type { DeliverLeadInput, DeliveryResult } from '#domain/protocol/lead-messages';
import type { ActivityDeps } from '../kit/deps';
import { withHeartbeat } from '../kit/with-heartbeat';
import type { LanePlace } from '../kit/buyer-lanes';
import { UserError } from '#domain/kernel/errors';
import { findMethod } from '../kit/find-method';
import { mayPass } from '../kit/may-pass';
import { beginDelivery } from './begin-delivery';
import { closesLead, conclude, noted, secondMessage } from './conclude-delivery';
import { keptAnswer } from './keep-answer';
import { giveUpStep } from './give-up-step';
import { loadDeliveryFacts, type DeliveryFacts } from './load-delivery-facts';
import type { LoadedMethod } from '#db/queries/load-delivery-method';
import { passOver } from './pass-over';
import { retryIn } from './retry-in';

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
  const place = method instanceof UserError ? OWN_PLACE : deps.lanes.enter(method.methodId);
  if (typeof place !== 'string') return onPlace(deps, input, facts, method, place);
  const passed = await passOver(deps, input, facts, place);
  return passed
    ? noted(deps, input, passed.state, passed.code, { code: passed.code })
    : onPlace(deps, input, facts, method, OWN_PLACE);
}

/** Of a delivery that sends nothing. */
const OWN_PLACE: LanePlace = { leave: () => undefined };

async function onPlace(
  deps: ActivityDeps,
  input: DeliverLeadInput,
  facts: DeliveryFacts,
  method: LoadedMethod | UserError,
  place: LanePlace,
): Promise<DeliveryResult> {
  try {
    const begun = await beginDelivery(deps, input, facts, method);
    if (begun.kind === 'skipped') return await noted(deps, input, 'skipped', begun.code, { code: begun.code });
    if (begun.kind === 'decided') {
      // The step that booked it may have been lost with its worker before it told of it.
      const closed = closesLead(input, facts) && begun.leadClosed;
      return await noted(deps, input, begun.state, begun.outcome.reason?.code, {
        ...(closed && { closed }),
        ...secondMessage(begun.state, facts, begun.deliveryId),
      });
    }
    if (begun.kind === 'in-flight') throw retryIn(1_000, 'attempt-in-flight');
    const { deliveryId, number, rendered } = begun;
    // From here the buyer is waited for.
    deps.inHand.leave(input.leadId);
    const answered = rendered.envelope
      ? await send(deps, rendered.method, rendered.envelope, place)
      : { reading: rendered.reading, response: null };
    return await conclude(deps, input, facts, { deliveryId, number, ...answered });
  } finally {
    place.leave();
  }
}

async function send(deps: ActivityDeps, method: LoadedMethod, envelope: Envelope, place: LanePlace) {
  const reply = await withHeartbeat((signal) => deps.transports.send(envelope, signal));
  place.leave(reply);
  return {
    reading: method.channel.interpret(method.config, reply),
    response: describeReply(method.channel, method.config, reply),
  };
}
