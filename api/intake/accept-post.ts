import type { ReceivedPost } from './received-post';
import type { Pool } from 'pg';
import type { LeadNews } from '#db/lead-news';
import type { SecretBox } from '#db/secrets/secret-box';
import type { IntakeCampaign } from '#db/queries/load-campaign-by-aid';
import { UserError } from '#domain/kernel/errors';
import type { LeadWorkflows } from '#api/engine/lead-workflows';
import { refuse } from '#api/http/invalid-request';
import type { Principal } from '#api/http/principal';
import { within } from '#api/http/within';
import type { TokenReader } from '#api/access/tokens/read-token';
import { admitCaller, admitUnread, isProven } from './admit-caller';
import { buildLead } from './build-lead';
import { isAddressAllowed } from '../http/check-address';
import type { DoorLimits } from './door-limits';
import type { createPasswordCheck } from './password-check';
import { findReceiver, receiverOfAddress } from './find-receiver';
import { dropExpiredKey, idempotencyKey, keepAnswer, readKey, type IdempotencyKey } from './idempotency';
import { type ParsedPost, parsePost, type Post } from './parse-post';
import { erasedAnswer, inOrder, queuedAnswer, readAnswer, type LeadAnswer } from './read-answer';
import type { IntakeEnvelope } from './read-envelope';
import type { ReceiverDirectory } from './receiver-directory';
import { storeLead, type NewLead } from './store-lead';

/** Longest wait for Postgres, in all and for the one statement, before the caller is told to come again. */
const BOOKING_TIMEOUT_MS = 1800;
const STORE_TIMEOUT_MS = 1500;
/** After this long beyond its deadline a post whose answer was never kept counts as interrupted, not as in flight. */
const FLIGHT_GRACE_MS = 5000;

export interface IntakeParts {
  readonly pool: Pool;
  readonly secretBox: Pick<SecretBox, 'mac'>;
  readonly directory: ReceiverDirectory;
  readonly tokens: TokenReader;
  readonly checkPassword: ReturnType<typeof createPasswordCheck>;
  readonly workflows: LeadWorkflows;
  readonly limits: DoorLimits;
  readonly doorbell: { ring(): void };
  readonly news: LeadNews;
}
export interface AcceptedPost extends LeadAnswer {
  readonly replayed: boolean;
}

/**
 * Takes one post from its bytes to an answer. What is answered 2xx is committed. The same key and body always get the answer of the
 * first post, however often and however parallel they come. `sender`: whose valid token came with it.
 */
export async function acceptPost(parts: IntakeParts, post: Post, sender: Principal | null): Promise<AcceptedPost> {
  const named = await within(BOOKING_TIMEOUT_MS, receiverOfAddress(parts.directory, post.query));
  if (named) admitUnread(named, { headers: post.headers, address: post.address, sender });
  const parsed = parsePost(post);
  const answer = await settle(parts, await within(BOOKING_TIMEOUT_MS, admitAndBook(parts, post, parsed, sender)));
  return parsed.notes.length === 0
    ? answer
    : { ...answer, body: { ...answer.body, notes: parsed.notes.map(({ code, message }) => ({ code, message })) } };
}

/** The same for a post of our own hosted form: the campaign is known, and its token and password are asked of senders, not of visitors. */
export async function acceptFormPost(
  parts: IntakeParts,
  received: Omit<ReceivedPost, 'format' | 'notes'>,
): Promise<AcceptedPost> {
  if (!isAddressAllowed(received.receiver.accessRules, received.post.address))
    throw new UserError('address-not-allowed', 'The source does not accept requests from your address.');
  return settle(parts, await within(BOOKING_TIMEOUT_MS, book(parts, { ...received, format: 'form', notes: [] })));
}

function settle(parts: IntakeParts, booked: Booked): Promise<AcceptedPost> | AcceptedPost {
  return 'held' in booked ? booked.held : answerNew(parts, booked.lead, booked.key);
}

type Booked = { readonly held: AcceptedPost } | { readonly lead: NewLead; readonly key: IdempotencyKey };

async function admitAndBook(
  parts: IntakeParts,
  post: Post,
  { identifiers, format, notes, envelope: envelopeOf }: ParsedPost,
  sender: Principal | null,
): Promise<Booked> {
  const receiver = await findReceiver(parts.directory, identifiers, sender);
  const envelope = envelopeOf(receiver.document.fields);
  await admitCaller(
    receiver,
    { headers: post.headers, address: post.address, password: envelope.password, sender },
    parts.checkPassword,
  );
  await parts.limits.source(receiver.sourceId, isProven(receiver, sender));
  return book(parts, { post, receiver, envelope, format, notes });
}

async function book(parts: IntakeParts, received: ReceivedPost): Promise<Booked> {
  const { post, receiver, envelope } = received;
  if (Object.keys(envelope.fields).length === 0) refuse('no-fields', 'Send the fields of the lead.');
  const key = keyOf(parts, post, receiver, envelope);
  const lead = buildLead(received, key);
  for (let attempt = 0; attempt < 3; attempt += 1) {
    if (await storeLead(parts.pool, lead, STORE_TIMEOUT_MS)) {
      parts.news.tell(lead.leadId);
      return { lead, key };
    }
    const held = await replay(parts, key, receiver);
    if (held) return { held };
    await dropExpiredKey(parts.pool, key);
  }
  throw new UserError('request-in-flight', 'A request with this key is being worked on.');
}

function keyOf(
  { secretBox }: IntakeParts,
  post: Post,
  receiver: IntakeCampaign,
  envelope: IntakeEnvelope,
): IdempotencyKey {
  const header = post.headers['idempotency-key'];
  const content = {
    campaign: receiver.id,
    fields: envelope.fields,
    order: envelope.orderId ?? null,
    test: envelope.test,
  };
  return idempotencyKey(
    secretBox,
    typeof header === 'string' ? header : undefined,
    receiver.sourceId,
    content as never,
  );
}

async function answerNew(parts: IntakeParts, lead: NewLead, key: IdempotencyKey): Promise<AcceptedPost> {
  if (lead.answer) {
    if (lead.reasons.length === 0) parts.doorbell.ring();
    return { status: lead.answer.status === 200 ? 200 : 202, body: lead.answer.body, replayed: false };
  }
  const answer = await awaitOutcome(parts, lead);
  void keepAnswer(parts.pool, key, lead.leadId, answer.status, answer.body).catch(() => undefined);
  return { ...answer, replayed: false };
}

/** The lead is safe already: whatever goes wrong while waiting, the caller hears that it is queued. */
async function awaitOutcome(parts: IntakeParts, lead: NewLead): Promise<LeadAnswer> {
  const { settings } = lead.receiver;
  try {
    const decided = await parts.workflows.startAndAwaitOutcome(lead.leadId, settings.answerWithinMs);
    return (
      (decided && (await readAnswer(parts.pool, lead.leadId, settings.sendResponses))) || queuedAnswer(lead.leadId)
    );
  } catch {
    return queuedAnswer(lead.leadId);
  }
}

/** The first post's answer; null when its key has expired and the lead may be stored after all. */
async function replay(parts: IntakeParts, key: IdempotencyKey, receiver: IntakeCampaign): Promise<AcceptedPost | null> {
  const held = await readKey(parts.pool, key);
  if (!held) return null;
  if (held.erased) {
    const { sendResponses } = receiver.settings;
    return {
      ...((await readAnswer(parts.pool, held.leadId, sendResponses)) ?? erasedAnswer(held.leadId)),
      replayed: true,
    };
  }
  if (!held.sameBody)
    throw new UserError('idempotency-key-reused', 'This Idempotency-Key was used with another body; take a new key.');
  if (held.status !== null && held.response)
    return { status: held.status === 200 ? 200 : 202, body: inOrder(held.response), replayed: true };
  const now = await readAnswer(parts.pool, held.leadId, receiver.settings.sendResponses);
  if (now?.status === 200) return { ...now, replayed: true };
  if (held.ageMs < receiver.settings.answerWithinMs + FLIGHT_GRACE_MS)
    throw new UserError('request-in-flight', 'A request with this key is being worked on.');
  return { ...queuedAnswer(held.leadId), replayed: true };
}
