import { forLeads } from '#threads/lane';
import { makeMessage } from '#threads/make-message';
import { TOO_SLOW } from '#domain/expressions/too-slow';
import { OperationalError, UserError } from '#domain/kernel/errors';
import { newId } from '#db/new-id';
import type { AttemptOutcome, Envelope, Reading } from '#domain/channels/channel';
import { BOOKING_MS } from '#domain/kernel/delivery-times';
import { environmentFor } from '#domain/channels/environment-for';
import { describeRequest } from '#domain/channels/describe-attempt';
import type { MethodEnvironment } from '#domain/words/delivery';
import type { DeliverLeadInput } from '#domain/protocol/lead-messages';
import type { ActivityDeps } from '../kit/deps';
import type { DeliveryFacts } from './load-delivery-facts';
import type { LoadedMethod } from '#db/queries/load-delivery-method';
import { reservePlace } from './reserve-place';
import { startAttempt, type AttemptStarted } from '../booking/attempts/start-attempt';

export type Rendered =
  | { readonly envelope: Envelope; readonly method: LoadedMethod }
  | { readonly envelope: null; readonly reading: Reading };

export type Begun =
  | { readonly kind: 'skipped'; readonly code: string }
  | { readonly kind: 'send'; readonly deliveryId: string; readonly number: number; readonly rendered: Rendered }
  | (Exclude<AttemptStarted, { kind: 'send' }> & { readonly deliveryId: string });

/**
 * Takes the place, its caps, and books the intent to send, for a new delivery in one statement. What exists already (a retry, or a step
 * that is repeated after a crash) keeps its id and only begins its next attempt.
 */
export async function beginDelivery(
  deps: ActivityDeps,
  input: DeliverLeadInput,
  facts: DeliveryFacts,
  method: LoadedMethod | UserError,
): Promise<Begun> {
  // One that cannot be read sends nothing, wherever it would.
  const environment =
    method instanceof UserError ? 'production' : environmentFor(method.environment, facts.render.test);
  if (environment === null) return { kind: 'skipped', code: 'method-in-testing' };
  const fresh = newId();
  const rendered = await render(method, facts, environment, fresh, input.candidate.price);
  const reserved = await reservePlace(deps, input, facts, { deliveryId: fresh, request: described(rendered) });
  if (reserved.kind === 'refused') return { kind: 'skipped', code: reserved.reason.code };
  const { deliveryId } = reserved;
  if (reserved.attempt !== undefined) return { kind: 'send', deliveryId, number: reserved.attempt, rendered };
  const again = await render(method, facts, environment, deliveryId, input.candidate.price);
  const attempt = await startAttempt(deps.pool, {
    deliveryId,
    request: described(again),
    // An attempt another worker started is left alone until it can no longer be running.
    staleAfterMs: Math.max(input.candidate.timeoutMs, limitOf(method)) + BOOKING_MS,
    now: deps.now(),
    resend: input.origin === 'resend',
    // What never leaves the house cannot have reached its buyer: a try that was lost is simply made again.
    ...(again.envelope?.transport !== 'portal' && { most: input.candidate.retry.attempts + 1 }),
  });
  return attempt.kind === 'send' ? { ...attempt, deliveryId, rendered: again } : { ...attempt, deliveryId };
}

/** As the method stands now; it may have been raised since the plan. */
function limitOf(method: LoadedMethod | UserError): number {
  const config = method instanceof UserError ? null : method.config;
  const limit = typeof config === 'object' && config !== null && 'timeoutMs' in config ? config['timeoutMs'] : 0;
  return typeof limit === 'number' ? limit : 0;
}

const described = (rendered: Rendered): unknown =>
  rendered.envelope ? describeRequest(rendered.method.channel, rendered.method.config, rendered.envelope) : null;

/** A message that cannot be made is a failed attempt an operator can read, not a crash: the next candidate gets the lead. */
async function render(
  method: LoadedMethod | UserError,
  facts: DeliveryFacts,
  environment: MethodEnvironment,
  deliveryId: string,
  price: number,
): Promise<Rendered> {
  if (method instanceof UserError) return unmade(method, 'not sent: the method cannot be used');
  try {
    const about = { ...facts.render, deliveryId, price };
    return { method, envelope: await makeMessage(forLeads, method, about, environment) };
  } catch (error) {
    // No thread was free: the step is tried again.
    if (error instanceof OperationalError) throw error;
    return error instanceof UserError && error.code === TOO_SLOW
      ? unmade(error, error.message)
      : unmade(CANNOT_RENDER, 'rendering failed: check the field mapping and the body template');
  }
}

const CANNOT_RENDER = { code: 'cannot-render', message: 'The message could not be made from this lead.' };

function unmade({ code, message }: { readonly code: string; readonly message: string }, trace: string): Rendered {
  const outcome: AttemptOutcome = { kind: 'failed', code, message, retryable: false };
  return { envelope: null, reading: { outcome, trace: [trace] } };
}
