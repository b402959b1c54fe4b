import { formatDuration } from '../../../ui/src/kit/format-duration';
import { dayIn, formatMoment, nextDay, startOfDay } from '../../../ui/src/kit/format-moment';
import { formatMoney, parseMoney } from '../../../ui/src/kit/format-money';
import { rangeOf, ruleOfDays, ruleOfRange, TIME_RANGES } from '../../../ui/src/lists/time-ranges';

describe('money', () => {
  it('is minor units of its currency', () => {
    expect([formatMoney(4250, 'USD'), formatMoney(-900, 'USD'), formatMoney(4250, 'JPY')]).toEqual([
      '$42.50',
      '−$9.00',
      '¥4,250',
    ]);
  });
  it('is read as people write it', () => {
    const written = ['42.5', '$1,200', ' 1,234,567.89 ', '-3', '-$3', '−$3.00', '12 USD', 'USD 12', '.5', '0', '0.07'];
    expect(written.map((text) => parseMoney(text, 'USD'))).toEqual([
      4250, 120_000, 123_456_789, -300, -300, -300, 1200, 1200, 50, 0, 7,
    ]);
    expect([parseMoney('4250', 'JPY'), parseMoney('¥4,250', 'JPY'), parseMoney('€1.20', 'EUR')]).toEqual([
      4250, 4250, 120,
    ]);
    expect(parseMoney('1.239', 'KWD')).toBe(1239);
  });
  it.each([
    ...['', 'x', 'abc', '1e3', '1,50', '12,34,5', '1.2.3', '1.239', '1 000', '12,345,', '5.', '--1', '$', '$$5', '€5'],
    ...['12abc', '5 dollars', '99999999999999999999', 'Infinity', '0x10', '１２'],
  ])('is not guessed from %p', (text) => {
    expect(parseMoney(text, 'USD')).toBeNull();
  });
  it('has no more decimals than its currency', () => {
    expect([parseMoney('10.5', 'JPY'), parseMoney('$5', 'EUR')]).toEqual([null, null]);
  });
});

describe('a duration', () => {
  it('has its unit, and never more than two', () => {
    expect([0, 184, 1234, 48_000, 192_000, 7_500_000, 356_400_000, -1500].map(formatDuration)).toEqual([
      '0 ms',
      '184 ms',
      '1.2 s',
      '48 s',
      '3 m 12 s',
      '2 h 5 m',
      '4 d 3 h',
      '−1.5 s',
    ]);
  });
});

describe('a moment', () => {
  const now = new Date('2026-11-23T18:00:00Z');
  it("is told in the installation's zone: the time today, the day this year, the year before that", () => {
    expect(formatMoment('2026-11-23T15:42:07Z', 'America/Chicago', now)).toBe('09:42:07');
    expect(formatMoment('2026-11-23T03:00:00Z', 'America/Chicago', now)).toBe('Nov 22, 21:00');
    expect(formatMoment('2025-01-02T12:00:00Z', 'UTC', now)).toBe('Jan 2, 2025, 12:00');
    expect(formatMoment('2026-11-23T15:42:07Z', 'America/Chicago', now, 'full')).toContain('CST');
    expect(formatMoment('soon', 'UTC', now)).toBe('soon');
  });
  it('is told with its day where it is not of today as a rule', () => {
    expect(formatMoment('2026-11-23T15:42:07Z', 'America/Chicago', now, 'dated')).toBe('Nov 23, 09:42');
    expect(formatMoment('2025-01-02T12:00:00Z', 'UTC', now, 'dated')).toBe('Jan 2, 2025, 12:00');
  });
  it('begins its day where the zone does, also when clocks change', () => {
    expect(startOfDay('2026-11-23', 'America/Chicago')).toBe('2026-11-23T06:00:00.000Z');
    expect(startOfDay('2026-03-08', 'America/New_York')).toBe('2026-03-08T05:00:00.000Z');
    expect(startOfDay('2026-03-09', 'America/New_York')).toBe('2026-03-09T04:00:00.000Z');
    expect(dayIn('2026-11-23T03:00:00Z', 'America/Chicago')).toBe('2026-11-22');
    expect(nextDay('2026-02-28')).toBe('2026-03-01');
  });
});

describe('a range of time', () => {
  const now = new Date('2026-11-23T03:00:00Z');
  it('is recognised again', () => {
    for (const id of TIME_RANGES)
      expect(rangeOf(ruleOfRange(id, 'at', 'America/Chicago', now), 'America/Chicago', now)).toBe(id);
    expect(rangeOf({ column: 'at', is: 'empty' }, 'UTC', now)).toBeNull();
  });
  it('means days of the installation', () => {
    expect(ruleOfRange('yesterday', 'at', 'America/Chicago', now).value).toEqual([
      '2026-11-21T06:00:00.000Z',
      '2026-11-22T06:00:00.000Z',
    ]);
    expect(ruleOfRange('month', 'at', 'America/Chicago', now).value).toBe('2026-11-01T05:00:00.000Z');
    expect(ruleOfDays('at', '2026-11-01', '2026-11-01', 'UTC').value).toEqual([
      '2026-11-01T00:00:00.000Z',
      '2026-11-02T00:00:00.000Z',
    ]);
  });
});
