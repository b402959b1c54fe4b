import { readDate } from '#domain/fields/read-date';
import { dateTime } from '#domain/fields/types/date-time';
import { formatField } from '#domain/mapping/format-field';
import { validateLead } from '#domain/lead/validate-lead';
import { fieldSettings } from '#test/kit/field-settings';
import type { LeadTypeDocument } from '#domain/fields/lead-type.schema';

const AT = Date.parse('2026-03-18T16:00:00Z');

const ZONE = 'America/New_York';

describe('a date and time without a zone', () => {
  it.each([
    ['12/03/22 1:22', '2022-12-03T06:22:00Z'],
    ['07/04/2026 1:22 PM', '2026-07-04T17:22:00Z'],
    ['2026-03-01T23:30', '2026-03-02T04:30:00Z'],
    ['2026-03-08 02:30', '2026-03-08T07:30:00Z'], // skipped
    ['2026-11-01 01:30', '2026-11-01T05:30:00Z'], // comes twice
    ['2026-03-01T10:00Z', '2026-03-01T10:00:00Z'],
    ['2026-03-01T10:00+01:00', '2026-03-01T09:00:00Z'],
    ['2026-03-01', '2026-03-01'],
  ])('%s in New York is %s', (text, iso) => expect(readDate(text, ZONE)).toEqual({ iso }));

  it('is read so in a lead, in its groups too, and leaves as it came', async () => {
    const at = fieldSettings('CallAt', 'date-time', { outputFormat: 'MM/dd/yyyy HH:mm' });
    const document = {
      fields: [at, fieldSettings('Visits', 'sub-fields', { fields: [at] })],
    } as unknown as LeadTypeDocument;
    const { fields, reasons } = await validateLead(
      document,
      { CallAt: '12/03/2022 23:30', Visits: [{ CallAt: '12/03/2022 23:30' }] },
      { delimiter: ',', zone: ZONE, now: AT },
    );
    expect([reasons, fields]).toEqual([
      [],
      { CallAt: '2022-12-04T04:30:00Z', Visits: [{ CallAt: '2022-12-04T04:30:00Z' }] },
    ]);
    expect(formatField(fields['CallAt']!, at, undefined, ZONE)).toBe('12/03/2022 23:30');
    expect(formatField(fields['Visits']!, document.fields[1], undefined, ZONE)).toEqual([
      { CallAt: '12/03/2022 23:30' },
    ]);
    expect(formatField('2022-12-04', at, undefined, ZONE)).toBe('12/04/2022 00:00');
  });

  it('keeps to the bounds of its field by the clock and the calendar of the zone', () => {
    expect(dateTime.compare!('2022-12-04T04:30:00Z', '2022-12-03', ZONE)).toBe(0);
    expect(dateTime.compare!('2022-12-04T04:30:00Z', '2022-12-03 23:30', ZONE)).toBe(0);
  });
});
