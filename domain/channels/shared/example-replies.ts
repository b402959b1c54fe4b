import type { AttemptOutcome, Reply } from '../channel';

export function answered(status: number, body: string, headers: Readonly<Record<string, string>> = {}): Reply {
  return { kind: 'answered', status, headers, body, truncated: false };
}

function failed(code: string, message: string, more: { retryable: boolean; retryAfterMs?: number }): AttemptOutcome {
  return { kind: 'failed', code, message, ...more };
}

/** Answers every HTTP channel reads alike, whatever its response settings. */
export const COMMON_REPLIES: readonly { readonly reply: Reply; readonly outcome: AttemptOutcome }[] = [
  {
    reply: answered(503, 'busy', { 'retry-after': '120' }),
    outcome: {
      kind: 'unknown',
      code: 'status-503',
      message: "The buyer's system answered 503; whether it took the lead before, the answer does not say.",
      retryAfterMs: 120_000,
    },
  },
  {
    reply: answered(429, 'slow down', { 'retry-after': '2' }),
    outcome: failed('status-429', "The buyer's system answered 429; it can be asked again.", {
      retryable: true,
      retryAfterMs: 2000,
    }),
  },
  {
    reply: answered(303, '', { location: 'http://127.0.0.1/thanks' }),
    outcome: {
      kind: 'unknown',
      code: 'status-303',
      message: "The buyer's system answered 303, as forms do that took what was posted; redirects are not followed.",
    },
  },
  {
    reply: answered(301, '', { location: 'http://127.0.0.1/' }),
    outcome: failed('redirected', "The buyer's system answered 301 with another address; redirects are not followed.", {
      retryable: false,
    }),
  },
  {
    reply: { kind: 'not-sent', code: 'connection-refused', retryable: true },
    outcome: failed(
      'connection-refused',
      'The lead could not be sent (connection-refused); nothing reached the buyer.',
      { retryable: true },
    ),
  },
  {
    reply: { kind: 'no-answer', code: 'timed-out' },
    outcome: {
      kind: 'unknown',
      code: 'timed-out',
      message: 'The lead was sent, but the answer is missing (timed-out).',
    },
  },
];
