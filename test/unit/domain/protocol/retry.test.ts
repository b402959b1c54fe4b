import type { AttemptOutcome } from '#domain/channels/channel';
import { afterAttempt } from '#domain/protocol/retry';

const failed = (more: object = {}): AttemptOutcome => ({
  kind: 'failed',
  code: 'http-503',
  message: 'busy',
  retryable: true,
  ...more,
});
const unknown: AttemptOutcome = { kind: 'unknown', code: 'timeout', message: 'no answer' };

describe('after an attempt', () => {
  it.each<[string, AttemptOutcome, number, number, object]>([
    ['accepted is final', { kind: 'accepted' }, 1, 5, { final: true }],
    ['refused is final', { kind: 'refused', code: 'no', message: 'no' }, 1, 5, { final: true }],
    ['a retryable failure is repeated', failed(), 1, 3, { final: false, waitMs: 60000 }],
    ['the last allowed failure is final', failed(), 4, 3, { final: true }],
    ['a failure without retries is final', failed(), 1, 0, { final: true }],
    ['a failure that cannot be repeated is final', failed({ retryable: false }), 1, 4, { final: true }],
    ['a longer Retry-After is honoured', failed({ retryAfterMs: 120000 }), 1, 4, { final: false, waitMs: 120000 }],
    ['a shorter Retry-After does not hurry us', failed({ retryAfterMs: 1000 }), 1, 4, { final: false, waitMs: 60000 }],
    [
      'a Retry-After of days is cut to an hour',
      failed({ retryAfterMs: 86400000 }),
      1,
      4,
      { final: false, waitMs: 3600000 },
    ],
    ['unknown stays unknown where retries are off', unknown, 1, 0, { final: true }],
    ['unknown is asked again as often as the method says', unknown, 1, 1, { final: false, waitMs: 60000 }],
    ['and not once more', unknown, 2, 1, { final: true }],
  ])('%s', (_, outcome, number, attempts, expected) => {
    expect(afterAttempt(outcome, number, { attempts, waitSeconds: 60 })).toEqual(expected);
  });

  it('never retries faster than once a second', () => {
    expect(afterAttempt(failed(), 1, { attempts: 4, waitSeconds: 0 })).toEqual({ final: false, waitMs: 1000 });
  });
});
