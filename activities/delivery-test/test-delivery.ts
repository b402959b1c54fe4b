import { forTrial } from '#threads/lane';
import { makeMessage } from '#threads/make-message';
import { readLeadIn } from '#threads/read-lead';
import { loadLeadType } from '#db/queries/load-lead-type';
import { loadRenderFacts } from '#db/queries/load-render-facts';
import type { Envelope } from '#domain/channels/channel';
import type { RenderFacts } from '#domain/mapping/render-facts';
import { describeReply, describeRequest } from '#domain/channels/describe-attempt';
import { BugError, OperationalError, UserError } from '#domain/kernel/errors';
import { sampleFacts } from '#domain/mapping/sample-facts';
import type { DeliveryTestInput } from '#domain/protocol/delivery-test-messages';
import type { LoadedMethod } from '#db/queries/load-delivery-method';
import type { ActivityDeps } from '../kit/deps';
import { withHeartbeat } from '../kit/with-heartbeat';
import { bookTest } from './book-test';
import { type ClaimedTest, claimTest } from './claim-test';

/**
 * Sends one message of a method to its testing address, marked as a test, and keeps what came back. Nothing is sold and nothing is
 * counted. Safe to run again: a test is sent at most once.
 */
export const testDelivery =
  (deps: ActivityDeps) =>
  async ({ testId }: Pick<DeliveryTestInput, 'testId'>): Promise<void> => {
    const test = await claimTest(deps.pool, testId, deps.now());
    if (!test) return;
    const method = await deps.methods.get(test.methodId);
    const rendered = await render(method, {
      ...(await factsOf(deps, test)),
      test: true,
      deliveryId: testId,
      price: test.price,
    });
    if ('failure' in rendered)
      return bookTest(deps.pool, testId, { request: null, response: null, reading: rendered.failure, now: deps.now() });
    const reply = await withHeartbeat((signal) => deps.transports.send(rendered.envelope, signal));
    const { channel, config } = method;
    const bid = test.asPing ? channel.ping?.interpret(config, reply) : undefined;
    await bookTest(deps.pool, testId, {
      request: describeRequest(channel, config, rendered.envelope),
      response: describeReply(channel, config, reply),
      reading: { ...channel.interpret(config, reply), ...(bid ? { bid } : {}) },
      now: deps.now(),
    });
  };

async function factsOf(deps: ActivityDeps, test: ClaimedTest): Promise<Omit<RenderFacts, 'deliveryId' | 'price'>> {
  if (test.leadId !== null) {
    const loaded = await loadRenderFacts(deps.pool, test.leadId, deps.now());
    if (!loaded) throw new BugError('lead-missing', 'The lead of a test is gone.', { leadId: test.leadId });
    return loaded.facts;
  }
  const type = await loadLeadType(deps.pool, test.leadTypeId);
  if (!type)
    throw new BugError('lead-type-missing', 'A method refers to a lead type that does not exist.', {
      leadTypeId: test.leadTypeId,
    });
  return sampleFacts(type.document, test.fields ?? {}, {
    now: deps.now(),
    currency: test.currency,
    readLead: readLeadIn(forTrial()),
  });
}

async function render(
  method: LoadedMethod,
  facts: RenderFacts,
): Promise<{ readonly envelope: Envelope } | { readonly failure: object }> {
  try {
    return { envelope: await makeMessage(forTrial(), method, facts, 'testing') };
  } catch (error) {
    if (error instanceof OperationalError) throw error;
    const { code, message } =
      error instanceof UserError
        ? error
        : { code: 'cannot-render', message: 'The message could not be made from this lead.' };
    return { failure: { outcome: { kind: 'failed', code, message, retryable: false }, trace: ['Nothing was sent'] } };
  }
}
