import { LINK_MINUTES, type LinkKind } from '#domain/access/link-life';
import { accessText } from './access-text';
import { destinationText } from './destination-text';
import { isLinkKind, linkText } from './link-text';
import type { NoticeSenders, SendResult } from '../transports/message';
import { noticeText } from './notice-text';
import { singleSignOnText } from './single-sign-on-text';

/** Where people reach this installation, what opens its links, and what time it is. */
export interface NoticePlace {
  readonly publicUrl: string;
  /** Opens the sealed part of links; without it mails with links fail. */
  readonly openLink?: (sealed: string) => string;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** A notice that is due, with what its text needs. */
export interface PendingNotice {
  readonly id: string;
  readonly kind: string;
  readonly channel: 'email' | 'sms';
  readonly attempts: number;
  readonly leadId: string | null;
  readonly email: string;
  readonly phone: string | null;
  readonly active: boolean;
  readonly name: string;
  readonly installation: string;
  readonly sealedLink: string | null;
  readonly createdAt: number;
  readonly buyer: string | null;
  readonly method: string | null;
  readonly reason: string | null;
  /** Of a notice that is about no lead. */
  readonly detail: unknown;
}

const refuse = (code: string): SendResult => ({ sent: false, code, retryable: false });

/** Sends one notice: a link to choose a password, or word of a delivery. */
export async function sendNotice(
  notice: PendingNotice,
  senders: NoticeSenders,
  options: NoticePlace,
): Promise<SendResult> {
  if (!notice.active) return refuse('user-inactive');
  if (notice.kind === 'new-destination') return sendWord(notice, destinationText, senders, options.publicUrl);
  if (notice.kind === 'access-changed') return sendWord(notice, accessText, senders, options.publicUrl);
  if (notice.kind === 'single-sign-on-changed') return sendWord(notice, singleSignOnText, senders, options.publicUrl);
  return isLinkKind(notice.kind)
    ? sendLink(notice, notice.kind, senders, options)
    : sendDeliveryNotice(notice, senders, options.publicUrl);
}

async function sendLink(
  notice: PendingNotice,
  kind: LinkKind,
  senders: NoticeSenders,
  options: NoticePlace,
): Promise<SendResult> {
  if (!senders.email) return refuse('no-sender-configured');
  if (notice.createdAt + LINK_MINUTES[kind] * 60_000 < options.now) return refuse('link-too-old');
  const token = openedLink(notice, options);
  if (token === undefined) return refuse('link-unreadable');
  const { subject, text } = linkText({
    kind,
    token,
    name: notice.name,
    installation: notice.installation,
    publicUrl: options.publicUrl,
  });
  return senders.email.send({ to: notice.email, subject, text, messageId: messageIdOf(notice) });
}

/** A mail that says what its detail holds. */
async function sendWord<Detail>(
  notice: PendingNotice,
  textOf: (detail: Detail, publicUrl: string) => { readonly subject: string; readonly text: string },
  senders: NoticeSenders,
  publicUrl: string,
): Promise<SendResult> {
  if (!senders.email) return refuse('no-sender-configured');
  return senders.email.send({
    to: notice.email,
    ...textOf(notice.detail as Detail, publicUrl),
    messageId: messageIdOf(notice),
  });
}

/** Undefined when the key it was sealed with is not the one in force: the person has to ask again. */
function openedLink({ sealedLink: sealed }: PendingNotice, { openLink }: NoticePlace): string | undefined {
  try {
    return sealed === null ? undefined : openLink?.(sealed);
  } catch {
    return undefined;
  }
}

const messageIdOf = ({ id }: PendingNotice): string => `<${id}@notices.leadrail>`;

async function sendDeliveryNotice(
  notice: PendingNotice,
  senders: NoticeSenders,
  publicUrl: string,
): Promise<SendResult> {
  const text = noticeText({
    kind: notice.kind,
    leadId: notice.leadId ?? 'unknown',
    buyer: notice.buyer ?? 'a buyer',
    method: notice.method ?? 'unknown',
    reason: notice.reason ?? 'unknown',
    publicUrl,
  });
  if (notice.channel === 'sms') {
    if (!senders.sms) return refuse('no-sender-configured');
    return notice.phone === null ? refuse('no-phone-number') : senders.sms.send({ to: notice.phone, text: text.sms });
  }
  if (!senders.email) return refuse('no-sender-configured');
  return senders.email.send({
    to: notice.email,
    subject: text.subject,
    text: text.mail,
    messageId: messageIdOf(notice),
  });
}
