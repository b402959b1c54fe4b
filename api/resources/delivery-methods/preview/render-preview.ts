import type { MethodEnvironment } from '#domain/words/delivery';
import type { z } from 'zod';
import type { Queryable } from '#db/pool';
import { loadRenderFacts } from '#db/queries/load-render-facts';
import type { Envelope } from '#domain/channels/channel';
import type { RenderFacts } from '#domain/mapping/render-facts';
import { contactInPing } from '#domain/channels/shared/contact-in-ping';
import { describeRequest } from '#domain/channels/describe-attempt';
import { UserError } from '#domain/kernel/errors';
import type { Reason } from '#domain/kernel/reason';
import type { RawFields } from '#domain/kernel/lead-fields';
import { isContactField } from '#domain/mapping/contact-fields';
import { SAMPLE_DELIVERY_ID, sampleFacts } from '#domain/mapping/sample-facts';
import { forTrial } from '#threads/lane';
import { previewIn } from '#threads/make-message';
import { readLeadIn } from '#threads/read-lead';
import type { OutgoingMessage, previewSchema } from '#api/contract/preview';
import type { Principal } from '#api/http/principal';
import { chosenLead } from '#api/leads/chosen-lead';
import type { MethodToTry } from './method-to-try';

export interface PreviewSubject {
  readonly leadId?: string | undefined;
  readonly fields?: RawFields | undefined;
  /** Minor units. */
  readonly price: number;
  readonly environment: MethodEnvironment;
  /** Looked at as a request for a bid. */
  readonly asPing?: boolean;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Says when the caller hung up. */
  readonly gone: AbortSignal;
}
type Preview = z.input<typeof previewSchema>;

/** The message a method makes of a lead, by the same function the worker calls. The method's secrets are masks already. */
export async function renderPreview(
  sql: Queryable,
  principal: Principal,
  method: MethodToTry,
  subject: PreviewSubject,
): Promise<Preview> {
  const facts = {
    ...(await factsOf(sql, principal, method, subject)),
    deliveryId: SAMPLE_DELIVERY_ID,
    price: subject.price,
  };
  const { traced, envelope, problem } = await previewIn(forTrial(subject.gone), method, facts, subject.environment);
  const { rows, warnings } = traced;
  const asPing = subject.asPing === true;
  const toldAll = asPing ? pingWarnings(method, warnings) : warnings;
  return {
    message: envelope && messageOf(method, envelope),
    problem: problem && plain(problem),
    mapping: rows.map((row) => ({ ...row })),
    warnings: toldAll.map(plain),
    asPing,
    fields: facts.fields as Preview['fields'],
  };
}

/** A ping should tell no contact data: it is warned of instead of missed. */
function pingWarnings({ config, mapping, leadType }: MethodToTry, warnings: readonly Reason[]): readonly Reason[] {
  const { fields } = leadType.document;
  const contact = new Set(fields.filter(isContactField).map(({ name }) => name));
  const told = contactInPing(config, mapping, fields);
  return [
    ...(told ? [told] : []),
    ...warnings.filter(({ code, field }) => code !== 'required-field-not-mapped' || !contact.has(field ?? '')),
  ];
}

async function factsOf(
  sql: Queryable,
  principal: Principal,
  method: MethodToTry,
  subject: PreviewSubject,
): Promise<Omit<RenderFacts, 'deliveryId' | 'price'>> {
  const { leadId, fields, now, gone } = subject;
  if (leadId !== undefined) {
    await chosenLead(sql, principal, leadId, method.leadType.id);
    const loaded = await loadRenderFacts(sql, leadId, now);
    if (!loaded) throw new UserError('lead-not-found', 'There is no lead with this id.');
    return loaded.facts;
  }
  return sampleFacts(method.leadType.document, fields, {
    now,
    currency: await currencyOf(sql),
    readLead: readLeadIn(forTrial(gone)),
  });
}

function messageOf(method: MethodToTry, envelope: Envelope): OutgoingMessage {
  if (envelope.transport !== 'http') return { transport: envelope.transport };
  const described = describeRequest(method.channel, method.config, envelope) as unknown as Omit<
    OutgoingMessage,
    'transport'
  >;
  return {
    transport: envelope.transport,
    ...described,
    authentication: envelope.authentication.type,
    timeoutMs: envelope.timeoutMs,
  };
}

const plain = ({ code, message, field }: Reason): { code: string; message: string; field?: string } => ({
  code,
  message,
  ...(field === undefined ? {} : { field }),
});

async function currencyOf(sql: Queryable): Promise<string> {
  const { rows } = await sql.query<{ currency: string }>({
    name: 'installation-currency',
    text: 'select currency from installation',
  });
  return rows[0]?.currency ?? 'USD';
}
