import { forLeads } from '#threads/lane';
import { makeMessage } from '#threads/make-message';
import { Context } from '@temporalio/activity';
import type { Reply } from '#domain/channels/channel';
import { environmentFor } from '#domain/channels/environment-for';
import { describeReply, describeRequest } from '#domain/channels/describe-attempt';
import type { DeliverAlternateInput } from '#domain/protocol/lead-messages';
import { afterAttempt } from '#domain/protocol/retry';
import { addSteps, type Step } from '#db/leads/add-steps';
import type { ActivityDeps } from '../kit/deps';
import { mayPass } from '../kit/may-pass';
import { withHeartbeat } from '../kit/with-heartbeat';
import { loadDeliveryFacts } from './load-delivery-facts';
import { retryIn } from './retry-in';
import { settledAlternate } from '#db/queries/settled-alternate';

const SENDING = 'sending';
const CANNOT_SEND = 'Not sent: the message could not be made; check the second delivery method';
const NO_ROOM = 'Not sent: the second system did not answer others, or had too much to do';
const LOOK_AGAIN_MS = 5_000;
const MOST_LOOKS = 24;
const INTERRUPTED = 'Outcome: unknown (interrupted before an answer came, and the delivery method repeats nothing)';

/**
 * Sends the account's second message beside a sale that is booked already. Its outcome changes nothing about the sale; it is retried
 * like the first one and kept on the timeline. A repetition after a crash carries the same id. One that cannot be made is on the timeline
 * as failed, and holds up nobody.
 */
export const deliverAlternate =
  (deps: ActivityDeps) =>
  async (input: DeliverAlternateInput): Promise<void> => {
    try {
      await send(deps, input);
    } catch (error) {
      const { attempt } = Context.current().info;
      if (mayPass(error, attempt - input.candidate.retry.attempts)) throw error;
      deps.log.error({ err: error as Error, leadId: input.leadId }, 'a second message cannot be made');
      await told(deps, input, { state: 'failed', startedAt: deps.now(), detail: { reading: [CANNOT_SEND] } });
    }
  };

async function send(deps: ActivityDeps, input: DeliverAlternateInput): Promise<void> {
  const { leadId, planNumber, deliveryId, candidate } = input;
  const facts = await loadDeliveryFacts(deps, leadId, candidate.accountId, planNumber);
  const methodId = facts.account.alternateMethodId;
  if (methodId === null || (await settledAlternate(deps.pool, leadId, deliveryId))) return;
  const method = await deps.methods.get(methodId);
  const { channel, config, environment: of } = method;
  const environment = environmentFor(of, facts.render.test);
  if (environment === null) return;
  const { attempt, heartbeatDetails } = Context.current().info;
  const startedAt = deps.now();
  // Lost with its worker while it was sent: where nothing is repeated, it stays unknown.
  if (heartbeatDetails === SENDING && attempt > candidate.retry.attempts + 1)
    return told(deps, input, { state: 'unknown', startedAt, detail: { methodId, reading: [INTERRUPTED] } });
  const envelope = await makeMessage(
    forLeads,
    method,
    { ...facts.render, deliveryId: `${deliveryId}-alternate`, price: candidate.price },
    environment,
  );
  const place = deps.lanes.enter(methodId);
  if (typeof place === 'string') {
    if (attempt <= MOST_LOOKS) throw retryIn(LOOK_AGAIN_MS, `buyer-${place}`);
    return told(deps, input, { state: 'failed', startedAt, detail: { methodId, reading: [NO_ROOM] } });
  }
  let reply: Reply | undefined;
  try {
    reply = await withHeartbeat((signal) => deps.transports.send(envelope, signal), SENDING);
  } finally {
    place.leave(reply);
  }
  const { outcome, trace } = channel.interpret(config, reply);
  const next = afterAttempt(outcome, attempt, candidate.retry);
  if (!next.final) {
    throw retryIn(next.waitMs, 'code' in outcome ? outcome.code : 'retry');
  }
  await told(deps, input, {
    state: outcome.kind === 'accepted' ? 'done' : outcome.kind,
    startedAt,
    detail: {
      methodId,
      request: describeRequest(channel, config, envelope),
      response: describeReply(channel, config, reply),
      reading: [...trace],
    },
  });
}

/** Its line on the timeline, which also says that it is settled. */
async function told(
  deps: ActivityDeps,
  { leadId, deliveryId }: DeliverAlternateInput,
  line: Pick<Step, 'state' | 'startedAt'> & { readonly detail: object },
): Promise<void> {
  const detail = { deliveryId, ...line.detail };
  await addSteps(deps.pool, leadId, [
    { node: 'alternate', label: 'Alternate delivery', ...line, endedAt: deps.now(), detail },
  ]);
}
