import {
  ApplicationFailure,
  CancelledFailure,
  DefaultFailureConverter,
  defaultPayloadConverter,
} from '@temporalio/common';
import { FailureInterceptor, toFailure } from '#activities/kit/failures';
import type { Logger } from '#config/log';
import { BugError, OperationalError, UserError } from '#domain/kernel/errors';
import { inActivity } from '#test/kit/activity-context';

const PERSONAL = 'ada@example.org';

/** What Temporal would store of an error: the whole of it as text, payloads opened. */
function stored(error: unknown): string {
  const failure = new DefaultFailureConverter().errorToFailure(toFailure(error), defaultPayloadConverter);
  return JSON.stringify(failure, (_key, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : value,
  );
}

const withCode = (code: unknown): Error =>
  Object.assign(new Error(`Key (email)=(${PERSONAL}) exists`, { cause: new Error(PERSONAL) }), {
    code,
    detail: PERSONAL,
  });

describe('what Temporal keeps of an error', () => {
  it.each([
    ['of a driver', withCode('23505'), '23505'],
    ['of a driver whose code is a sentence', withCode(`no ${PERSONAL}`), 'unexpected'],
    ['of a driver whose code is a number', withCode(42), 'unexpected'],
    ['without a code', new TypeError(`Cannot read ${PERSONAL}`), 'unexpected'],
    ['that is none', `thrown ${PERSONAL}`, 'unexpected'],
    ['that may pass', new OperationalError('mail-unsent', `No mail for ${PERSONAL}`, { to: PERSONAL }), 'mail-unsent'],
    ['of our own making', new BugError('lead-missing', `No ${PERSONAL}`, { to: PERSONAL }), 'lead-missing'],
  ])('%s is its code, neither message nor stack', (_what, error, code) => {
    const text = stored(error);
    expect(text).toContain(`"message":"${code}"`);
    expect(text).not.toContain(PERSONAL);
    expect(text).not.toContain('failures.test');
    expect(toFailure(error)).toMatchObject({ message: code, stack: '', details: [], cause: undefined });
  });

  it('keeps the sentence for a user, which is ours, and still no stack', () => {
    const failure = toFailure(new UserError('not-waiting', 'The lead is not waiting for a decision.'));
    expect(failure).toMatchObject({
      message: 'not-waiting',
      type: 'user',
      nonRetryable: true,
      stack: '',
      details: ['The lead is not waiting for a decision.'],
    });
  });

  it('repeats what may pass and nothing else', () => {
    const retried = [
      new OperationalError('a', 'a'),
      withCode('57P01'),
      new UserError('b', 'b'),
      new BugError('c', 'c'),
    ].map((error) => !(toFailure(error) as ApplicationFailure).nonRetryable);
    expect(retried).toEqual([true, true, false, false]);
  });

  it('is passed unchanged when it was made on purpose', () => {
    for (const failure of [
      ApplicationFailure.create({ message: 'status-503', type: 'delivery-retry' }),
      new CancelledFailure('stopped'),
    ])
      expect(toFailure(failure)).toBe(failure);
  });
});

describe('an activity that fails', () => {
  it('throws what Temporal may keep and logs what happened', async () => {
    const logged: unknown[] = [];
    const log = { warn: (fields: object) => void logged.push(fields) } as unknown as Logger;
    const error = withCode('23505');
    const failing = (attempt: number) =>
      inActivity(() => new FailureInterceptor(log).execute({ args: [], headers: {} }, () => Promise.reject(error)), {
        attempt,
      });
    await expect(failing(9)).rejects.toMatchObject({ message: '23505', stack: '', nonRetryable: false });
    expect(logged).toEqual([{ err: error }]);
    // It was tried often enough: the run ends, and is begun again later.
    await expect(failing(10)).rejects.toMatchObject({ type: 'bug', nonRetryable: true });
  });

  it('is tried as long as it takes while Postgres is away', () => {
    const away = Object.assign(new Error('gone'), { code: '57P01' });
    expect(toFailure(away, 1000)).toMatchObject({ type: 'operational', nonRetryable: false });
  });
});
