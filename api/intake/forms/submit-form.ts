import type { Request } from 'express';
import { callerGone } from '#api/http/caller-gone';
import { callerAddress } from '#api/http/caller-address';
import { bodyFormat } from '#api/http/media-type';
import { refuse } from '#api/http/invalid-request';
import { parseForm } from '#api/http/parse-form';
import { checkTree } from '#api/http/check-tree';
import { decodeUtf8, readBody } from '#api/http/read-body';
import { acceptFormPost, type IntakeParts } from '#api/intake/accept-post';
import { LIMITS } from '#api/intake/parse-post';
import type { OpenedForm } from './open-form';
import { readSubmission, type Submission } from './read-submission';

export type Submitted =
  | { readonly kind: 'wrong'; readonly submission: Submission }
  | { readonly kind: 'sent'; readonly reference: string | null; readonly goOn: string | null };

/** Takes a submitted form: what a visitor can correct is said at once and leaves no lead; the rest is the campaign's to decide. Throws UserError. */
export async function submitForm(
  parts: IntakeParts,
  { form, receiver }: OpenedForm,
  request: Request,
): Promise<Submitted> {
  if (bodyFormat(request.headers['content-type']) !== 'form')
    refuse('unsupported-media-type', 'Send the form from its page.');
  const body = await readBody(request, LIMITS.bodyBytes);
  const pairs = parseForm(decodeUtf8(body), LIMITS.values);
  checkTree(pairs, LIMITS);
  const address = callerAddress(request);
  const submission = await readSubmission(pairs, {
    form,
    type: receiver.document,
    delimiter: receiver.settings.multiValueDelimiter,
    zone: receiver.zone,
    address,
    now: Date.now(),
    gone: callerGone(request),
  });
  // Whoever filled in the trap is thanked like everybody else and learns nothing.
  if (submission.trapped) return { kind: 'sent', reference: null, goOn: form.redirectUrl };
  if (submission.errors.size > 0) return { kind: 'wrong', submission };
  const envelope = {
    password: undefined,
    passwordInBody: false,
    orderId: undefined,
    test: false,
    fields: submission.fields,
  };
  const answer = await acceptFormPost(
    parts,
    { body, query: '', headers: request.headers, address },
    receiver,
    envelope,
  );
  return {
    kind: 'sent',
    reference: referenceOf(answer.body.leadId),
    goOn: webAddress(answer.body.redirectUrl) ?? form.redirectUrl,
  };
}

/** What a visitor may quote: the end of the lead's id, by which people with the lead before them know it, and which opens nothing. */
function referenceOf(leadId: string): string {
  return leadId
    .replaceAll('-', '')
    .slice(-12)
    .replace(/^(.{4})(.{4})/, '$1-$2-')
    .toUpperCase();
}

/** A buyer's answer may name any address; only pages of the web are gone on to. */
function webAddress(text: string | undefined): string | null {
  return text !== undefined && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) ? text : null;
}
