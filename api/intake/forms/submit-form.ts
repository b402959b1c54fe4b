import type { Request } from 'express';
import { UserError } from '#domain/kernel/errors';
import type { IntakeOutcome } from '#api/contract/intake';
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
import { checkOrigin, judgeView } from './check-visit';
import { beginView, readView, VIEW, type PageView } from './page-view';
import { readSubmission, type Submission, type Visit } from './read-submission';

export interface FormParts extends IntakeParts {
  /** Where people reach this installation. */
  readonly publicUrl: string;
  /** No person reads and fills in a form faster. */
  readonly formMinimumMs: number;
}

export type Submitted =
  | { readonly kind: 'wrong'; readonly submission: Submission; readonly view: PageView }
  | { readonly kind: 'sent'; readonly reference: string | null; readonly goOn: string | null };

/** Takes a submitted form: what a visitor can correct is said at once and leaves no lead; the rest is the campaign's to decide. Throws UserError. */
export async function submitForm(parts: FormParts, opened: OpenedForm, request: Request): Promise<Submitted> {
  const { form } = opened;
  if (bodyFormat(request.headers['content-type']) !== 'form')
    refuse('unsupported-media-type', 'Send the form from its page.');
  checkOrigin({ headers: request.headers, host: request.host, publicUrl: parts.publicUrl }, form);
  const body = await readBody(request, LIMITS.bodyBytes);
  const pairs = parseForm(decodeUtf8(body), LIMITS.values);
  checkTree(pairs, LIMITS);
  const view = viewOf(parts, opened, pairs);
  const now = Date.now();
  const submission = await readSubmission(pairs, visitOf(opened, request, now));
  // Whoever filled in the trap is thanked like everybody else and learns nothing.
  if (submission.trapped) return { kind: 'sent', reference: null, goOn: form.redirectUrl };
  const doubt = judgeView(view, form, { now, minimumMs: parts.formMinimumMs });
  if (doubt || submission.errors.size > 0) {
    const shown = doubt?.again ? { ...beginView(opened.id, form.consentText, undefined, now), page: view.page } : view;
    return { kind: 'wrong', submission: { ...submission, message: doubt?.message }, view: shown };
  }
  const { leadId, redirectUrl } = await book(parts, opened, request, { body, view, submission, now });
  return { kind: 'sent', reference: referenceOf(leadId), goOn: webAddress(redirectUrl) ?? form.redirectUrl };
}

/** The view of this form that its page carries. Throws UserError. */
function viewOf(parts: FormParts, { id }: OpenedForm, pairs: readonly [string, string][]): PageView {
  const view = readView(parts.secretBox, new Map(pairs).get(VIEW) ?? '');
  if (view?.form === id) return view;
  throw new UserError('form-view-unknown', 'Please open the form on its own page and send it from there.');
}

function visitOf({ form, receiver }: OpenedForm, request: Request, now: number): Visit {
  return {
    form,
    type: receiver.document,
    delimiter: receiver.settings.multiValueDelimiter,
    zone: receiver.zone,
    address: callerAddress(request),
    now,
    gone: callerGone(request),
  };
}

interface Sending {
  readonly body: Buffer;
  readonly view: PageView;
  readonly submission: Submission;
  readonly now: number;
}

/** A view becomes one lead at most, whichever process hears of it: it is the key of the post. */
async function book(
  parts: FormParts,
  { receiver }: OpenedForm,
  request: Request,
  { body, view, submission, now }: Sending,
): Promise<IntakeOutcome> {
  const headers = { ...request.headers, 'idempotency-key': `form-view-${view.id}` };
  const envelope = {
    password: undefined,
    passwordInBody: false,
    orderId: undefined,
    test: false,
    fields: submission.fields,
  };
  const evidence = {
    'form-page': view.page,
    'form-shown-at': new Date(view.shownAt).toISOString(),
    'form-sent-at': new Date(now).toISOString(),
    ...(view.text === '' ? {} : { 'form-consent-sha256': view.text }),
  };
  const post = { body, query: '', headers, address: callerAddress(request) };
  try {
    return (await acceptFormPost(parts, { post, receiver, envelope, evidence })).body;
  } catch (error) {
    if (!(error instanceof UserError) || error.code !== 'idempotency-key-reused') throw error;
    throw new UserError('form-sent-already', 'This page was sent already. Please open the form again.');
  }
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
