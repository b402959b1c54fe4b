import { checkFormat } from '../check-format';
import type { FieldType } from '../field-type';
import { formatDate, isDatePattern } from '../format-date';
import { parseText } from '../parse-text';
import { readDate } from '../read-date';
import { refusedValue } from '../refuse';

const LONGEST = 40;

/**
 * Dates and instants, kept and by default written as ISO 8601. Output formats are .NET style, e.g. `MM/dd/yyyy`,
 * `yyyy-MM-dd HH:mm`.
 */
export const dateTime: FieldType = {
  kind: 'date-time',
  label: 'Date / time',
  valueType: 'date',
  parse: parseText((given, settings, _raw, context) => {
    const read = given.length <= LONGEST ? readDate(given, context?.zone) : 'unreadable';
    if (read === 'unreadable')
      return refusedValue(settings, 'not-a-date', 'must be a date, e.g. 2026-03-01 or 03/01/2026 1:22 PM.');
    if (read === 'impossible')
      return refusedValue(settings, 'impossible-date', 'is not a day or time in the calendar.');
    return { ok: true, value: read.iso };
  }),
  format(value, settings, pattern = settings.outputFormat, zone = 'UTC') {
    if (typeof value !== 'string') return '';
    return pattern === undefined || pattern === '' ? value : formatDate(value, pattern, zone);
  },
  /** A bound without time compares days, a moment's by the calendar of the zone; a date without time is its midnight (UTC). */
  compare(value, bound, zone = 'UTC') {
    const read = readDate(String(bound).trim(), zone);
    if (typeof value !== 'string' || typeof read === 'string') return undefined;
    if (read.iso.length === 10)
      return Date.parse(value.length === 10 ? value : formatDate(value, 'yyyy-MM-dd', zone)) - Date.parse(read.iso);
    return Date.parse(value) - Date.parse(read.iso);
  },
  check: checkFormat(isDatePattern, 'use parts such as MM/dd/yyyy or yyyy-MM-dd HH:mm.'),
  examples: {
    accepted: [
      { raw: '2026-03-01', value: '2026-03-01', formatted: '2026-03-01' },
      { raw: '03/01/2026', value: '2026-03-01', formatted: '03/01/2026', settings: { outputFormat: 'MM/dd/yyyy' } },
      {
        raw: '12/03/22 1:22',
        value: '2022-12-03T01:22:00Z',
        formatted: '2022-12-03 01:22',
        settings: { outputFormat: 'yyyy-MM-dd HH:mm' },
      },
      { raw: '7/4/76', value: '1976-07-04', formatted: '1976-07-04' },
      { raw: '2026-03-01T09:05:30.250-05:00', value: '2026-03-01T14:05:30Z', formatted: '2026-03-01T14:05:30Z' },
      { raw: '02/29/2024 12:15 am', value: '2024-02-29T00:15:00Z', formatted: '2024-02-29T00:15:00Z' },
      { raw: 20260301, value: '2026-03-01', formatted: '2026-03-01' },
    ],
    refused: [
      { raw: 'tomorrow', code: 'not-a-date' },
      { raw: '03/2026', code: 'not-a-date' },
      { raw: 'March 1, 2026', code: 'not-a-date' },
      { raw: '2026-03-01 later', code: 'not-a-date' },
      { raw: 1772323200000, code: 'not-a-date' },
      { raw: '02/29/2023', code: 'impossible-date' },
      { raw: '13/01/2026', code: 'impossible-date' },
      { raw: '2026-04-31', code: 'impossible-date' },
      { raw: '2026-03-01T24:00:00Z', code: 'impossible-date' },
      { raw: '03/01/2026 13:00 PM', code: 'impossible-date' },
      { raw: '0001-01-01', code: 'impossible-date' },
    ],
  },
};
