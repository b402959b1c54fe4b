import { RequestClient, Twilio } from 'twilio';
import type { TwilioConfig } from '#config/config';
import type { SendResult, SmsSender } from '#activities/transports/message';
import { phoneNumber } from '#activities/transports/recipient';

const TIMEOUT_MS = 10_000;

/** Twilio's own client lets nobody choose the address of its API; this one moves every request to `baseUrl`. */
class MovedRequestClient extends RequestClient {
  constructor(private readonly baseUrl: string) {
    super({ timeout: TIMEOUT_MS, keepAlive: false });
  }
  override async request<TData>(options: Parameters<RequestClient['request']>[0]) {
    const { pathname, search } = new URL(options.uri);
    return super.request<TData>({
      ...options,
      data: options.data as TData,
      uri: `${this.baseUrl}${pathname}${search}`,
    });
  }
}

/** Sends text messages through Twilio. Numbers that are not E.164 or North American are refused before anything is sent. */
export function createSmsSender(config: TwilioConfig): SmsSender {
  const client = new Twilio(config.accountSid, config.authToken.reveal(), {
    httpClient: new MovedRequestClient(config.baseUrl),
  });
  return {
    async send(message) {
      const to = phoneNumber(message.to);
      if (to === undefined) return { sent: false, code: 'recipient-invalid', retryable: false };
      try {
        await client.messages.create({ from: config.from, to, body: message.text });
        return { sent: true };
      } catch (error) {
        return readFailure(error);
      }
    },
  };
}

/** Twilio's own five-digit code says most; without an answer the try may be repeated. */
function readFailure(error: unknown): SendResult {
  const { status, code } = error as { status?: unknown; code?: unknown };
  if (typeof status !== 'number') return { sent: false, code: 'twilio-unreachable', retryable: true };
  return {
    sent: false,
    code: `twilio-${typeof code === 'number' ? code : status}`,
    retryable: status === 429 || status >= 500,
  };
}
