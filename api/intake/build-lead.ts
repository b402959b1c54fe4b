import { newId } from '#db/new-id';
import type { IntakeCampaign } from '#db/queries/load-campaign-by-aid';
import type { Reason } from '#domain/kernel/reason';
import type { Post } from './parse-post';
import type { ReceivedPost } from './received-post';
import type { IdempotencyKey } from './idempotency';
import { keptBody, keptQuery } from './kept-request';
import { readAtTheDoor } from './read-at-the-door';
import { queuedAnswer, rejectedAnswer } from './read-answer';
import type { NewLead } from './store-lead';

const KEPT_HEADERS = ['content-type', 'user-agent', 'accept', 'origin', 'idempotency-key', 'x-request-id'] as const;
/** How much longer than the caller the dispatcher waits before it starts a synchronous lead that nobody started. */
const DISPATCH_MARGIN_MS = 2000;

/** What is booked for a post: the lead, its request as it came, and the answer where that is known already. */
export function buildLead(
  { post, receiver, envelope, format, notes, evidence }: ReceivedPost,
  key: IdempotencyKey,
): NewLead {
  const leadId = newId();
  const reasons = closedDoor(receiver);
  const synchronous = receiver.settings.processing === 'synchronous';
  const answer = reasons.length > 0 ? rejectedAnswer(leadId, reasons) : synchronous ? null : queuedAnswer(leadId);
  const { fields, system } = readAtTheDoor(receiver, envelope.fields);
  return {
    leadId,
    receiver,
    reasons,
    key,
    answer,
    fields: reasons.length > 0 ? fields : envelope.fields,
    system,
    test: envelope.test,
    post: {
      contentType: post.headers['content-type'] ?? '',
      headers: { ...keptHeaders(post.headers), ...evidence },
      query: keptQuery(post.query),
      body: keptBody(post, format, envelope.passwordInBody),
      remoteIp: post.address,
      notes,
    },
    dispatchAfterMs: synchronous ? receiver.settings.answerWithinMs + DISPATCH_MARGIN_MS : 0,
  };
}

function keptHeaders(headers: Post['headers']): Record<string, string> {
  return Object.fromEntries(
    KEPT_HEADERS.flatMap((name) => (typeof headers[name] === 'string' ? [[name, headers[name]]] : [])),
  );
}

/** A campaign that is not active takes no leads, but keeps what was sent and says why. */
export function closedDoor(receiver: IntakeCampaign): Reason[] {
  const reasons: Reason[] = [];
  if (receiver.status !== 'active')
    reasons.push({
      code: 'campaign-not-active',
      message: `The campaign is ${receiver.status}.`,
      detail: { status: receiver.status },
    });
  if (receiver.sourceStatus !== 'active')
    reasons.push({
      code: 'source-not-active',
      message: `The source is ${receiver.sourceStatus}.`,
      detail: { status: receiver.sourceStatus },
    });
  if (receiver.leadTypeStatus !== 'active')
    reasons.push({ code: 'lead-type-not-active', message: 'The lead type is not active.' });
  return reasons;
}
