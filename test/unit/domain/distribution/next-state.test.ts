import type { AttemptOutcome } from '#domain/channels/channel';
import { nextState, reasonOf } from '#domain/distribution/next-state';
import type { DeliveryState } from '#domain/words/delivery';

type NotAccepted = Exclude<AttemptOutcome, { kind: 'accepted' }>;
const refused = (more: object = {}): NotAccepted => ({ kind: 'refused', code: 'no', message: 'No.', ...more });
const failed = (retryable: boolean): NotAccepted => ({ kind: 'failed', code: 'broken', message: 'Broken.', retryable });
const unknown: NotAccepted = { kind: 'unknown', code: 'timed-out', message: 'No answer.' };

describe('a delivery after an answer that is not a yes', () => {
  interface Facts {
    readonly state: DeliveryState;
    readonly final: boolean;
    readonly unanswered: boolean;
  }
  const FIRST: Facts = { state: 'sending', final: true, unanswered: false };
  const AFTER_SILENCE: Facts = { ...FIRST, unanswered: true };
  const NOT_LAST: Facts = { ...FIRST, final: false };
  it.each<[string, NotAccepted, Facts, DeliveryState]>([
    ['a no to the first attempt', refused(), FIRST, 'refused'],
    ['a no after an attempt without an answer', refused(), AFTER_SILENCE, 'unknown'],
    ['a duplicate after it', refused({ duplicate: true }), AFTER_SILENCE, 'unknown'],
    ['a duplicate without it', refused({ duplicate: true }), FIRST, 'refused'],
    ['a no that shows it never had the lead', refused({ notReceived: true }), AFTER_SILENCE, 'refused'],
    ['a failure to be repeated', failed(true), NOT_LAST, 'retrying'],
    ['one of an unknown delivery', failed(true), { state: 'unknown', final: false, unanswered: true }, 'unknown'],
    ['the last failure', failed(true), FIRST, 'failed'],
    ['the last failure after an attempt without an answer', failed(true), AFTER_SILENCE, 'unknown'],
    ['a failure for good', failed(false), NOT_LAST, 'failed'],
    ['no answer, asked again', unknown, NOT_LAST, 'retrying'],
    ['no answer at the end', unknown, FIRST, 'unknown'],
  ])('%s', (_name, outcome, facts, expected) => {
    expect(nextState(outcome, facts)).toBe(expected);
  });

  it.each<[NotAccepted, DeliveryState, string]>([
    [refused(), 'refused', 'no'],
    [refused(), 'unknown', 'refused-after-silence'],
    [refused({ duplicate: true }), 'unknown', 'duplicate-after-silence'],
    [failed(true), 'unknown', 'failed-after-silence'],
    [failed(true), 'failed', 'broken'],
    [unknown, 'unknown', 'timed-out'],
  ])('says why: %j, now %s', (outcome, state, code) => {
    expect(reasonOf(outcome, state).code).toBe(code);
  });
});
