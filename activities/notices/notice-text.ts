import { oneLine } from './one-line';

export interface NoticeFacts {
  readonly kind: string;
  readonly leadId: string;
  readonly buyer: string;
  readonly method: string;
  /** Reason code of the delivery, e.g. `http-500`. */
  readonly reason: string;
  /** Where people reach this installation, without a trailing slash. */
  readonly publicUrl: string;
}

const WHAT_HAPPENED: Readonly<Record<string, string>> = {
  'delivery-failed': 'failed',
  'delivery-refused': 'was refused',
  'delivery-unknown': 'has no answer: the buyer may or may not have the lead',
};

/** What a notice says: who, what and where to look. No field of the lead; whoever may see the lead follows the link. */
export function noticeText(facts: NoticeFacts): { subject: string; mail: string; sms: string } {
  const happened = WHAT_HAPPENED[facts.kind] ?? 'needs attention';
  const link = `${facts.publicUrl}/leads/${facts.leadId}`;
  const buyer = oneLine(facts.buyer);
  const method = oneLine(facts.method);
  return {
    subject: `Leadrail: delivery of lead ${facts.leadId}: ${facts.kind}`,
    mail: [
      `The delivery of lead ${facts.leadId} to ${buyer} ${happened}.`,
      '',
      `Delivery method: ${method}`,
      `Reason: ${facts.reason}`,
      `Details: ${link}`,
      '',
    ].join('\n'),
    sms: `Leadrail: delivery to ${buyer.slice(0, 60)} ${happened} (${facts.reason}). ${link}`,
  };
}
