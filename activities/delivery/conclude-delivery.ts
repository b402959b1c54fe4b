import type { DeliverLeadInput, DeliveryResult } from '#domain/protocol/lead-messages';
import { afterAttempt } from '#domain/protocol/retry';
import { settledAs } from '#domain/distribution/settled-as';
import { pricedReading } from '#domain/pricing/priced-reading';
import type { Step } from '#db/leads/add-steps';
import { bookOutcome } from '../booking/attempts/book-outcome';
import { noteActionResult } from '../booking/attempts/note-action-result';
import type { ActivityDeps } from '../kit/deps';
import type { DeliveryFacts } from './load-delivery-facts';
import { type AttemptAnswer, bookAnswer } from './keep-answer';
import { retryIn } from './retry-in';

/** The second message goes out while the lead is still in hand. */
export const closesLead = (input: DeliverLeadInput, { account }: DeliveryFacts): boolean =>
  input.last === true && account.alternateMethodId === null;

/** Books what came back, and ends the step or asks for its repetition. */
export async function conclude(
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

/** The result of a step; what came of an action that an operator asked for is kept with it. */
export async function noted(
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

/** A sale of an account with a second message is not over before that went out, which is looked at again when it is sent. */
export const secondMessage = (
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
