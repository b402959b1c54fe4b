/** One message to one person. `subject` and `text` are ours: they name ids, companies and codes, never what a lead says. */
export interface MailMessage {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The same for every try of the same notice, so that a mail system can drop a repetition. */
  readonly messageId: string;
}
export interface SmsMessage {
  readonly to: string;
  readonly text: string;
}

/** `code` is stable and kebab-case, e.g. `smtp-550`, `sendgrid-401`, `twilio-21211`, `smtp-unreachable`. */
export type SendResult =
  { readonly sent: true } | { readonly sent: false; readonly code: string; readonly retryable: boolean };

export interface MailSender {
  send(message: MailMessage): Promise<SendResult>;
  close(): void;
}
export interface SmsSender {
  send(message: SmsMessage): Promise<SendResult>;
}
/** A sender that is not configured is undefined. */
export interface NoticeSenders {
  readonly email: MailSender | undefined;
  readonly sms: SmsSender | undefined;
  close(): void;
}
