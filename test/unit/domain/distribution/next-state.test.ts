import type { AttemptOutcome } from '#domain/channels/channel';
import { nextState, reasonOf } from '#domain/distribution/next-state';
import type { DeliveryState } from '#domain/words/delivery';

type NotAccepted = Exclude<AttemptOutcome, { kind: 'accepted' }>;
const refused = (more: object = {}): NotAccepted => ({ kind: 'refused', code: 'no', message: 'No.', ...more });
const failed = (retryable: boolean): NotAccepted => ({ kind: 'failed', code: 'broken', message: 'Broken.', retryable });
const unknown: NotAccepted = { kind: 'unknown', code: 'timed-out', message: 'No answer.' };

describe('a delivery after an answer that is not a yes', () => {
  const SILENT = true;
  it.each<[string, NotAccepted, DeliveryState, boolean, boolean, DeliveryState]>([
    ['a no to the first attempt', refused(), 'sending', true, !SILENT, 'refused'],
    ['a no after an attempt without an answer', refused(), 'sending', true, SILENT, 'unknown'],
    ['a duplicate after it', refused({ duplicate: true }), 'sending', true, SILENT, 'unknown'],
    ['a duplicate without it', refused({ duplicate: true }), 'sending', true, !SILENT, 'refused'],
    ['a no that shows it never had the lead', refused({ notReceived: true }), 'sending', true, SILENT, 'refused'],
    ['a failure to be repeated', failed(true), 'sending', false, !SILENT, 'retrying'],
    ['a failure to be repeated, of an unknown one', failed(true), 'unknown', false, SILENT, 'unknown'],
    ['the last failure', failed(true), 'sending', true, !SILENT, 'failed'],
    ['the last failure after an attempt without an answer', failed(true), 'sending', true, SILENT, 'unknown'],
    ['a failure for good', failed(false), 'sending', false, !SILENT, 'failed'],
    ['no answer, asked again', unknown, 'sending', false, !SILENT, 'retrying'],
    ['no answer at the end', unknown, 'sending', true, !SILENT, 'unknown'],
  ])('%s', (_name, outcome, state, final, unanswered, expected) => {
    expect(nextState(outcome, { state, final, unanswered })).toBe(expected);
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
