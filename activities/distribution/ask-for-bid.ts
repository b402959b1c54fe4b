import { forLeads } from '#threads/lane';
import { makeMessage } from '#threads/make-message';
import type { Bid, Envelope, Reply } from '#domain/channels/channel';
import { environmentFor } from '#domain/channels/environment-for';
import { describeReply, describeRequest } from '#domain/channels/describe-attempt';
import { acceptsBid } from '#domain/pricing/accepts-bid';
import type { Candidate } from '#domain/plan/plan-types';
import { TOO_SLOW } from '#domain/expressions/too-slow';
import { BugError, UserError } from '#domain/kernel/errors';
import type { LoadedMethod } from '#db/queries/load-delivery-method';
import { isDatabaseAway } from '#db/is-database-away';
import { newId } from '#db/new-id';
import type { PingAnswer } from '../booking/plans/book-pings';
import { loadDeliveryFacts } from '../delivery/load-delivery-facts';
import type { ActivityDeps } from '../kit/deps';
import { findMethod } from '../kit/find-method';

/** A ping ready to be sent, or why there is none. */
export interface PreparedAsk {
  readonly pingId: string;
  readonly candidate: Candidate;
  readonly methodId: string;
  readonly message:
    | { readonly method: LoadedMethod; readonly channel: PingChannel; readonly envelope: Envelope }
    | { readonly method: null; readonly why: string };
}
type PingChannel = NonNullable<LoadedMethod['channel']['ping']>;

/** Makes the ping of one candidate. What goes wrong with it is this candidate's, who then has no bid; only a database that is away is not. */
export async function prepareAsk(
  deps: ActivityDeps,
  of: { readonly leadId: string; readonly planNumber: number; readonly signal: AbortSignal },
  candidate: Candidate,
): Promise<PreparedAsk> {
  const pingId = newId();
  let { methodId } = candidate;
  try {
    const facts = await loadDeliveryFacts(deps, of.leadId, candidate.accountId, of.planNumber);
    methodId = facts.account.pingMethodId ?? methodId;
    const method = await findMethod(deps, methodId);
    if (method instanceof UserError) return unasked(method.message);
    const environment = environmentFor(method.environment, facts.render.test);
    // It was put into testing since the plan: a real lead does not go there.
    if (environment === null) return unasked('not asked: the ping method is being tested');
    const channel = method.channel.ping;
    if (!channel) throw new BugError('cannot-ping', 'A ping method cannot be asked for a bid.', { methodId });
    const about = { ...facts.render, deliveryId: pingId, price: candidate.price };
    const envelope = await makeMessage({ ...forLeads, signal: of.signal }, method, about, environment);
    return { pingId, candidate, methodId, message: { method, channel, envelope } };
  } catch (error) {
    if (isDatabaseAway(error)) throw error;
    return unasked(
      error instanceof UserError && error.code === TOO_SLOW
        ? `not asked: ${error.message}`
        : 'not asked: the ping could not be made; check the field mapping and the body template',
    );
  }

  function unasked(why: string): PreparedAsk {
    return { pingId, candidate, methodId, message: { method: null, why } };
  }
}

/** Sends one ping within its own limit. A ping that fails in any way is no bid, never an error: the auction goes on without it. */
export async function askForBid(
  deps: ActivityDeps,
  { pingId, candidate, message }: PreparedAsk,
  signal: AbortSignal,
): Promise<PingAnswer> {
  const nothing = { pingId, bid: null, reference: null, request: null, response: null };
  const failed = (why: string): PingAnswer => ({
    ...nothing,
    state: 'failed',
    reading: { trace: [why] },
    endedAt: deps.now(),
  });
  if (!message.method) return failed(message.why);
  const { method, channel, envelope } = message;
  const place = deps.lanes.enter(method.methodId);
  if (typeof place === 'string') return failed(NO_ROOM[place]);
  try {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(candidate.pingTimeoutMs)]);
    const reply = await deps.transports.send(envelope, limit);
    place.leave(reply);
    const { bid, trace } = channel.interpret(method.config, reply);
    const enough = bid.kind === 'bid' && acceptsBid(bid.price, candidate.price);
    return {
      pingId,
      state: stateOf(bid, reply, enough),
      bid: enough ? bid.price : null,
      reference: bid.kind === 'bid' ? (bid.reference ?? null) : null,
      request: describeRequest(method.channel, method.config, envelope),
      response: describeReply(method.channel, method.config, reply),
      reading: { trace: [...trace, ...(bid.kind === 'bid' && !enough ? ['the bid is below the listed price'] : [])] },
      endedAt: deps.now(),
    };
  } catch {
    return failed('the answer could not be read');
  } finally {
    place.leave();
  }
}

const NO_ROOM = {
  busy: 'not asked: as many pings as may be are on their way to this buyer',
  silent: 'not asked: the buyer does not answer at present',
};

function stateOf(answer: Bid, received: Reply, enough: boolean): PingAnswer['state'] {
  if (answer.kind === 'bid') return enough ? 'bid' : 'no-bid';
  return received.kind === 'no-answer' ? 'timed-out' : answer.kind;
}
