import type { Pool } from 'pg';
import type { z } from 'zod';
import type { testSendDelivery } from '#api/contract/preview';
import type { DeliveryTester } from '#api/engine/delivery-tester';
import type { Principal } from '#api/http/principal';
import { UserError } from '#domain/kernel/errors';
import type { RawFields } from '#domain/kernel/lead-fields';
import { isMembers } from '#domain/kernel/members';
import { sampleFields } from '#domain/mapping/sample-facts';
import { bookTestRequest, readTest } from './delivery-tests';
import { storedMethod, type MethodToTry } from './method-to-try';
import { renderPreview } from './render-preview';

export interface TestSendParts {
  readonly pool: Pool;
  readonly deliveryTester: DeliveryTester;
  noteLook(principal: Principal, leadId: string): Promise<void>;
  /** Says when the caller hung up. */
  readonly gone: AbortSignal;
}
export interface TestSent {
  /** The buyer has answered, or its time is up; false = look among the method's tests later. */
  readonly over: boolean;
  readonly result: NonNullable<Awaited<ReturnType<typeof readTest>>>;
}

/** A browser waits this long for a buyer; afterwards the result is found among the method's tests. */
const LONGEST_WAIT_MS = 45_000;
/** The engine's own part of a test. */
const ENGINE_MS = 6_000;
const DEFAULT_TIMEOUT_MS = 30_000;

/** Really sends one message to a method's testing address. Throws UserError when there is nothing that could be sent. */
export async function testSend(
  { pool, deliveryTester, noteLook, gone }: TestSendParts,
  principal: Principal,
  methodId: string,
  body: z.output<typeof testSendDelivery.body>,
): Promise<TestSent> {
  const { leadId, priceMinor: price, asPing } = body;
  const method = await storedMethod(pool, principal, methodId);
  const given = body.fields as RawFields | undefined;
  const fields = leadId === undefined ? (given ?? sampleFields(method.leadType.document.fields)) : null;
  const made = { leadId, fields: fields ?? undefined, price };
  const subject = { ...made, environment: 'testing' as const, now: Date.now(), gone };
  const { problem } = await renderPreview(pool, principal, method, subject);
  if (leadId !== undefined) await noteLook(principal, leadId);
  if (problem) throw new UserError(problem.code, problem.message);
  const testId = await bookTestRequest(pool, {
    methodId,
    leadId: leadId ?? null,
    fields,
    price,
    asPing,
    expected: body.expect ?? null,
    actor: principal.actor,
  });
  const timeoutMs = timeoutOf(method);
  const over = await deliveryTester.run({ testId, timeoutMs }, Math.min(timeoutMs + ENGINE_MS, LONGEST_WAIT_MS));
  const result = await readTest(pool, testId);
  if (!result) throw new UserError('not-found', 'The delivery method was deleted meanwhile.');
  return { over, result };
}

/** Channels that wait for somebody say how long in their settings. */
function timeoutOf({ config }: MethodToTry): number {
  const given = isMembers(config) ? config['timeoutMs'] : undefined;
  return typeof given === 'number' ? given : DEFAULT_TIMEOUT_MS;
}
