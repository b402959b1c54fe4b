import type { IncomingHttpHeaders } from 'node:http';
import { UserError } from '#domain/kernel/errors';
import type { LeadFormDocument } from '#domain/lead/lead-form.schema';
import { hashOfText, type PageView } from './page-view';

const LONGEST_VIEW_MS = 24 * 3600 * 1000;

/** What is known of where a form was sent from. */
export interface Sender {
  readonly headers: IncomingHttpHeaders;
  /** Host and port the request was for. */
  readonly host: string;
  /** Where people reach this installation; '' where nobody said so. */
  readonly publicUrl: string;
}

/** Refuses a form that another site sends in the name of its visitor: only its own page and the sites it names may. Throws UserError. */
export function checkOrigin({ headers, host, publicUrl }: Sender, form: LeadFormDocument): void {
  const from = originOf(headers.origin ?? headers.referer);
  const own =
    from !== null && (from.host === host || (URL.canParse(publicUrl) && from.origin === new URL(publicUrl).origin));
  if (own || (from !== null && form.embedOrigins.includes(from.origin))) return;
  throw new UserError('form-sent-from-elsewhere', 'Please open the form on its own page and send it from there.');
}

/** Why a view cannot be sent as it is, said to its visitor; null when it can. `again`: the page has to be shown anew. */
export function judgeView(
  view: PageView,
  form: LeadFormDocument,
  { now, minimumMs }: { readonly now: number; readonly minimumMs: number },
): { readonly message: string; readonly again: boolean } | null {
  const age = now - view.shownAt;
  if (age > LONGEST_VIEW_MS)
    return { message: 'This page was open for long. Please look over your answers and send them again.', again: true };
  if (view.text !== hashOfText(form.consentText))
    return { message: 'This page has changed meanwhile. Please read it again, then send it.', again: true };
  if (age < minimumMs)
    return { message: 'That was quick. Please look over your answers and send them again.', again: false };
  return null;
}

function originOf(text: string | undefined): URL | null {
  return text !== undefined && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) ? new URL(text) : null;
}
