import { Client } from '@sendgrid/client';
import { MailService } from '@sendgrid/mail';
import type { SendgridConfig } from '#config/config';
import type { MailSender, SendResult } from '#activities/transports/message';
import { isOneMailAddress } from '#activities/transports/recipient';

const TIMEOUT_MS = 10_000;

/** Sends plain-text mail through SendGrid's v3 API. The client is our own: the package's shared one keeps a global key. */
export function createSendgridSender(config: SendgridConfig): MailSender {
  const client = new Client();
  client.setApiKey(config.apiKey.reveal());
  client.setDefaultRequest('baseUrl', config.baseUrl);
  const service = new MailService();
  service.setClient(client);
  service.setTimeout(TIMEOUT_MS);
  return {
    async send(message) {
      if (!isOneMailAddress(message.to)) return { sent: false, code: 'recipient-invalid', retryable: false };
      try {
        await service.send({
          from: { email: config.from },
          to: { email: message.to },
          subject: message.subject,
          text: message.text,
          headers: { 'Message-ID': message.messageId },
          trackingSettings: { clickTracking: { enable: false, enableText: false }, openTracking: { enable: false } },
        });
        return { sent: true };
      } catch (error) {
        return readFailure(error);
      }
    },
    close: () => undefined,
  };
}

function readFailure(error: unknown): SendResult {
  const { code } = error as { code?: unknown };
  if (typeof code !== 'number') return { sent: false, code: 'sendgrid-unreachable', retryable: true };
  return { sent: false, code: `sendgrid-${code}`, retryable: code === 429 || code >= 500 };
}
