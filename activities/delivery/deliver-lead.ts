import { ApplicationFailure, ApplicationFailureCategory } from '@temporalio/common';
import { newId } from '#db/new-id';
import type { AttemptOutcome, Envelope, Reading } from '#domain/channels/channel';
import { describeReply, describeRequest } from '#domain/channels/describe-attempt';
import { afterAttempt } from '#domain/protocol/retry';
import type { DeliverLeadInput, DeliveryResult } from '#domain/protocol/lead-messages';
import type { ActivityDeps } from '../kit/deps';
import { withHeartbeat } from '../kit/with-heartbeat';
import { bookOutcome } from './book-outcome';
import { settledAs } from './delivery-state';
import { type DeliveryFacts, loadDeliveryFacts } from './load-delivery-facts';
import type { DeliveryMethod } from './load-delivery-method';
import { reserveDelivery } from './reserve-delivery';
import { startAttempt } from './start-attempt';

/** An attempt another worker started is left alone until it can no longer be running. */
const BOOKING_MS = 5_000;

/**
 * One account, one lead: reserve its place and caps, send, read the answer, book the outcome. Safe to run again at any point: the
 * reservation, the attempt and the outcome are each booked once, and a re-send carries the same delivery id. A retryable failure
 * leaves through a failure that names the next wait, so that the retry is Temporal's and survives everything.
 */
export const deliverLead = (deps: ActivityDeps) => async (input: DeliverLeadInput): Promise<DeliveryResult> => {
  const facts = await loadDeliveryFacts(deps, input.leadId, input.candidate.accountId, input.planNumber);
  const reserved = await reserve(deps, input, facts);
  if (reserved.kind === 'refused') return result(input, 'skipped', reserved.reason.code);
  const { deliveryId } = reserved;
  const method = await deps.methods.get(input.candidate.methodId);
  const rendered = await render(method, facts, deliveryId, input.candidate.price);
  const attempt = await startAttempt(deps.pool, {
    deliveryId, request: rendered.envelope ? describeRequest(method.channel, method.config, rendered.envelope) : null, staleAfterMs: input.candidate.timeoutMs + BOOKING_MS, now: deps.now(),
    resend: input.origin === 'resend',
  });
  if (attempt.kind === 'decided') return result(input, attempt.state);
  if (attempt.kind === 'in-flight') throw retryIn(1_000, 'attempt-in-flight');
  const answered = rendered.envelope ? await send(deps, method, rendered.envelope) : { reading: rendered.reading, response: null };
  const next = afterAttempt(answered.reading.outcome, attempt.number, input.candidate.retry);
  const booked = await bookOutcome(deps.pool, {
    deliveryId, attemptNumber: attempt.number, outcome: answered.reading.outcome, response: answered.response,
    reading: { trace: [...answered.reading.trace] }, final: next.final, now: deps.now(),
  });
  if (!next.final) throw retryIn(next.waitMs, 'code' in answered.reading.outcome ? answered.reading.outcome.code : 'retry');
  const alternate = booked.state === 'accepted' && facts.account.alternateMethodId !== null;
  return { ...result(input, settledAs(booked)), ...(alternate ? { alternateFor: deliveryId } : {}) };
};

function reserve(deps: ActivityDeps, input: DeliverLeadInput, facts: DeliveryFacts) {
  const { candidate } = input;
  const manual = input.origin !== 'automation';
  return reserveDelivery(deps.pool, {
    deliveryId: newId(), leadId: input.leadId, planNumber: input.planNumber, origin: input.origin, candidate,
    zone: facts.account.zone, limits: facts.account.limits, currency: facts.currency, price: candidate.price, now: deps.now(),
    ignoreLimits: candidate.ignoreLimits || manual,
  });
}

type Rendered = { readonly envelope: Envelope; readonly reading?: undefined } | { readonly envelope: null; readonly reading: Reading };

/** A message that cannot be made is a failed attempt an operator can read, not a crash: the next candidate gets the lead. */
async function render(method: DeliveryMethod, facts: DeliveryFacts, deliveryId: string, price: number): Promise<Rendered> {
  try {
    return { envelope: await method.channel.render(method.config, method.mapping, { ...facts.render, deliveryId, price }, method.environment) };
  } catch {
    const outcome: AttemptOutcome = { kind: 'failed', code: 'cannot-render', message: 'The message could not be made from this lead.', retryable: false };
    return { envelope: null, reading: { outcome, trace: ['rendering failed: check the field mapping and the body template'] } };
  }
}

async function send(deps: ActivityDeps, method: DeliveryMethod, envelope: Envelope) {
  const reply = await withHeartbeat((signal) => deps.transports.send(envelope, signal));
  return { reading: method.channel.interpret(method.config, reply), response: describeReply(method.channel, method.config, reply) };
}

const result = (input: DeliverLeadInput, state: DeliveryResult['state'], code?: string): DeliveryResult => ({
  accountId: input.candidate.accountId, state, ...(code ? { code } : {}),
});

const retryIn = (waitMs: number, code: string): ApplicationFailure =>
  ApplicationFailure.create({ message: code, type: 'delivery-retry', nextRetryDelay: waitMs, category: ApplicationFailureCategory.BENIGN });
