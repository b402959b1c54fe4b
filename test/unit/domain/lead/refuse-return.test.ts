import fc from 'fast-check';
import { refuseReturn, type ReturnFacts } from '#domain/lead/refuse-return';

const DAY = 86_400_000;
const SOLD: ReturnFacts = {
  state: 'accepted',
  decidedAt: 1_000_000,
  alreadyReturned: false,
  reasonCode: 'wrong-number',
  validReasons: ['wrong-number'],
  windowDays: 7,
  maxReturnPercent: null,
  bought: 1,
  returned: 0,
  now: 1_000_000,
  byOperator: false,
};
const codeOf = (change: Partial<ReturnFacts>): string | null => refuseReturn({ ...SOLD, ...change })?.code ?? null;

describe('refusing a return', () => {
  test.each<[string, Partial<ReturnFacts>, string | null]>([
    ['a sold lead within the window', {}, null],
    ['the last moment of the window', { now: 1_000_000 + 7 * DAY }, null],
    ['a moment later', { now: 1_000_001 + 7 * DAY }, 'return-window-closed'],
    ['a window of no days', { windowDays: 0 }, 'return-window-closed'],
    ['a lead that was never sold', { state: 'refused' }, 'not-returnable'],
    ['a lead whose outcome is unknown', { state: 'unknown', decidedAt: null }, 'not-returnable'],
    ['a lead returned before', { state: 'returned', alreadyReturned: true }, 'return-exists'],
    ['a reason that is not listed', { reasonCode: 'mood' }, 'unknown-return-reason'],
    ['any reason where none are listed', { reasonCode: 'mood', validReasons: [] }, null],
    ['the second of 25 at 10 %', { maxReturnPercent: 10, bought: 25, returned: 1 }, null],
    ['the third of 25 at 10 %', { maxReturnPercent: 10, bought: 25, returned: 2 }, 'return-threshold'],
    ['the first of one at 0 %', { maxReturnPercent: 0 }, 'return-threshold'],
    ['all of them at 100 %', { maxReturnPercent: 100, bought: 3, returned: 2 }, null],
    ['an operator, late and past the share', { byOperator: true, now: 99 * DAY, maxReturnPercent: 0 }, null],
    ['an operator, for an unsold lead', { byOperator: true, state: 'failed' }, 'not-returnable'],
  ])('%s', (_name, change, code) => expect(codeOf(change)).toBe(code));

  test('returns that are allowed one after the other never exceed the share', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 200 }), (maxReturnPercent, bought) => {
        let returned = 0;
        while (returned < bought && codeOf({ maxReturnPercent, bought, returned }) === null) returned += 1;
        expect(returned * 100).toBeLessThanOrEqual(maxReturnPercent * bought);
        expect(returned).toBe(Math.floor((maxReturnPercent * bought) / 100));
      }),
    );
  });
});
