import type { NoticesConfig } from '#config/config';
import { createSendgridSender } from '#activities/transports/sendgrid/create-sendgrid-sender';
import { createSmsSender } from '#activities/transports/sms/create-sms-sender';
import { createSmtpSender } from '#activities/transports/smtp/create-smtp-sender';
import type { MailSender, NoticeSenders } from '../transports/message';

/** The senders the configuration names: e-mail by SMTP, else by SendGrid, else not at all; SMS by Twilio or not at all. */
export function createNoticeSenders(config: NoticesConfig): NoticeSenders {
  const email = mailSender(config);
  return { email, sms: config.twilio && createSmsSender(config.twilio), close: () => email?.close() };
}

function mailSender(config: NoticesConfig): MailSender | undefined {
  if (config.smtp) return createSmtpSender(config.smtp);
  return config.sendgrid && createSendgridSender(config.sendgrid);
}
