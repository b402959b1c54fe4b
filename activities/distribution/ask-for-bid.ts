import { forLeads } from '#threads/lane';
import { makeMessage } from '#threads/make-message';
import type { Bid, Reply } from '#domain/channels/channel';
import { environmentFor } from '#domain/channels/environment-for';
import { describeReply, describeRequest } from '#domain/channels/describe-attempt';
import { acceptsBid } from '#domain/pricing/accepts-bid';
import type { Candidate } from '#domain/plan/plan-types';
import { BugError } from '#domain/kernel/errors';
import type { BookedPing } from '../booking/plans/book-pings';
import { loadDeliveryFacts } from '../delivery/load-delivery-facts';
import type { ActivityDeps } from '../kit/deps';

export interface Ask {
  readonly leadId: string;
  readonly planNumber: number;
  readonly candidate: Candidate;
  readonly pingId: string;
}

/** The ping method was put into testing since the plan: a real lead does not go there. */
const unasked = ({ pingId, candidate }: Ask, methodId: string): Omit<BookedPing, 'startedAt' | 'endedAt'> => ({
  pingId,
  accountId: candidate.accountId,
  methodId,
  state: 'failed',
  bid: null,
  reference: null,
  request: null,
  response: null,
  reading: { trace: ['not asked: the ping method is being tested'] },
});

/** Sends one ping within its own limit. A ping that fails in any way is no bid, never an error: the auction goes on without it. */
export async function askForBid(deps: ActivityDeps, ask: Ask, signal: AbortSignal): Promise<BookedPing> {
  const { candidate } = ask;
  const facts = await loadDeliveryFacts(deps, ask.leadId, candidate.accountId, ask.planNumber);
  const methodId = facts.account.pingMethodId ?? candidate.methodId;
  const method = await deps.methods.get(methodId);
  if (!method.channel.ping) throw new BugError('cannot-ping', 'A ping method cannot be asked for a bid.', { methodId });
  const startedAt = deps.now();
  const environment = environmentFor(method.environment, facts.render.test);
  if (environment === null) return { ...unasked(ask, methodId), startedAt, endedAt: startedAt };
  const envelope = await makeMessage(
    { ...forLeads, signal },
    method,
    { ...facts.render, deliveryId: ask.pingId, price: candidate.price },
    environment,
  );
  const limit = AbortSignal.any([signal, AbortSignal.timeout(candidate.pingTimeoutMs)]);
  const reply: Reply = await deps.transports.send(envelope, limit);
  const { bid, trace } = method.channel.ping.interpret(method.config, reply);
  const enough = bid.kind === 'bid' && acceptsBid(bid.price, candidate.price);
  return {
    pingId: ask.pingId,
    accountId: candidate.accountId,
    methodId,
    state: stateOf(bid, reply),
    bid: enough ? bid.price : null,
    reference: bid.kind === 'bid' ? (bid.reference ?? null) : null,
    request: describeRequest(method.channel, method.config, envelope),
    response: describeReply(method.channel, method.config, reply),
    reading: { trace: [...trace, ...(bid.kind === 'bid' && !enough ? ['the bid is below the listed price'] : [])] },
    startedAt,
    endedAt: deps.now(),
  };

  function stateOf(answer: Bid, received: Reply): BookedPing['state'] {
    if (answer.kind === 'bid') return enough ? 'bid' : 'no-bid';
    return received.kind === 'no-answer' ? 'timed-out' : answer.kind;
  }
}
