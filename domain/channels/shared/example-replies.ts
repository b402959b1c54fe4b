import type { AttemptOutcome, Reply } from '../channel';

export function answered(status: number, body: string, headers: Readonly<Record<string, string>> = {}): Reply {
  return { kind: 'answered', status, headers, body, truncated: false };
}

/** Answers every HTTP channel reads alike, whatever its response settings. */
export const COMMON_REPLIES: readonly { readonly reply: Reply; readonly outcome: AttemptOutcome }[] = [
  {
    reply: answered(503, 'busy', { 'retry-after': '120' }),
    outcome: { kind: 'failed', code: 'status-503', message: "The buyer's system answered 503; it can be asked again.", retryable: true, retryAfterMs: 120_000 },
  },
  {
    reply: answered(302, '', { location: 'http://127.0.0.1/' }),
    outcome: { kind: 'failed', code: 'redirected', message: "The buyer's system answered 302 with another address; redirects are not followed.", retryable: false },
  },
  {
    reply: { kind: 'not-sent', code: 'connection-refused', retryable: true },
    outcome: { kind: 'failed', code: 'connection-refused', message: 'The lead could not be sent (connection-refused); nothing reached the buyer.', retryable: true },
  },
  {
    reply: { kind: 'no-answer', code: 'timed-out' },
    outcome: { kind: 'unknown', code: 'timed-out', message: 'The lead was sent, but the answer is missing (timed-out).' },
  },
];
