import type { CheckedField } from '#domain/verification/checked-fields';
import type { VerifierReading } from '#domain/verification/field-verifier';
import { FIELD_VERIFIERS } from '#domain/verification/registry';
import type { AiValidationSettings } from '#domain/verification/verification.schema';
import type { ActivityDeps } from '../kit/deps';

/** One repetition is worth its time: a service that sheds load mostly answers the second time. */
const MOST_TRIES = 2;
const SHORTEST_WAIT_MS = 300;
/** With less than this left no answer can be expected. */
const LEAST_LEFT_MS = 250;

/** Asks about all fields in one request, again at most once where the service asks for it, never beyond the time a lead waits for it. */
export async function askVerifier(
  { transports, now }: Pick<ActivityDeps, 'transports' | 'now'>,
  settings: AiValidationSettings,
  asked: readonly CheckedField[],
  signal: AbortSignal,
): Promise<VerifierReading> {
  const verifier = FIELD_VERIFIERS[settings.verifier];
  const until = now() + settings.timeoutMs;
  for (let tries = 1; ; tries += 1) {
    const reply = await transports.send(verifier.request(settings, asked, until - now()), signal);
    const reading = verifier.read(reply, asked);
    if (reading.kind === 'judged' || !reading.retryable || tries >= MOST_TRIES) return reading;
    const wait = Math.max(SHORTEST_WAIT_MS, reading.retryAfterMs ?? 0);
    if (signal.aborted || until - now() - wait < LEAST_LEFT_MS) return reading;
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}
