import type { ProcessAttempt } from '#domain/process/process-document';
import type { Tone } from '#ui/kit/tone-of';
import type { Say } from './drawing';

interface Response {
  readonly status?: number;
  readonly kind?: string;
  readonly code?: string;
}

const TONES: Record<string, Tone> = {
  accepted: 'ok',
  bid: 'ok',
  refused: 'bad',
  duplicate: 'bad',
  failed: 'bad',
  retry: 'bad',
  unknown: 'warn',
  sending: 'live',
};

/** Colour of an attempt by what became of it. */
export const attemptTone = (attempt: ProcessAttempt): Tone =>
  attempt.endedAt === null ? 'live' : (TONES[attempt.state] ?? 'bad');

/** What came back, in a few letters: the status, or that nothing came. */
export function attemptText(attempt: ProcessAttempt, say: Say): string {
  if (attempt.endedAt === null) return say('process.attempt.underway');
  const response = (
    typeof attempt.response === 'object' && attempt.response !== null ? attempt.response : {}
  ) as Response;
  if (response.status !== undefined) return say('process.attempt.status', { status: response.status });
  if (response.kind === 'no-answer') return say('process.attempt.noAnswer');
  if (response.kind === 'not-sent') return say('process.attempt.notSent');
  return '';
}
