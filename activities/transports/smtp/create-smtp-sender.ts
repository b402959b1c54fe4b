import { createTransport } from 'nodemailer';
import type { SmtpConfig } from '#config/config';
import type { MailSender, SendResult } from '#activities/transports/message';
import { isOneMailAddress } from '#activities/transports/recipient';

const TIMEOUT_MS = 10_000;

/** Sends plain-text mail through an SMTP server. One validated recipient per message; header fields hold no user text. */
export function createSmtpSender(config: SmtpConfig): MailSender {
  const transport = createTransport({
    url: config.url.reveal(),
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(message) {
      if (!isOneMailAddress(message.to)) return { sent: false, code: 'recipient-invalid', retryable: false };
      try {
        await transport.sendMail({
          from: { name: '', address: config.from },
          to: { name: '', address: message.to },
          envelope: { from: config.from, to: message.to },
          subject: message.subject,
          text: message.text,
          messageId: message.messageId,
        });
        return { sent: true };
      } catch (error) {
        return readFailure(error);
      }
    },
    close: () => transport.close(),
  };
}

/** 4xx and broken connections may pass; 5xx is the server's last word. */
function readFailure(error: unknown): SendResult {
  const { responseCode, code } = error as { responseCode?: unknown; code?: unknown };
  if (typeof responseCode === 'number')
    return { sent: false, code: `smtp-${responseCode}`, retryable: responseCode < 500 };
  return { sent: false, code: code === 'EAUTH' ? 'smtp-login' : 'smtp-unreachable', retryable: code !== 'EAUTH' };
}
