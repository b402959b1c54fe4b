import { zoneOffset } from '../limits/zone-offset';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const TOKEN = /'([^']*)'|yyyy|yy|MMMM|MMM|MM|M|dd|d|HH|H|hh|h|mm|m|ss|s|tt/g;
const two = (value: number): string => String(value).padStart(2, '0');

/** True when the pattern names at least one part of a date or time. */
export function isDatePattern(pattern: string): boolean {
  return [...pattern.matchAll(TOKEN)].some(([token]) => !token.startsWith("'"));
}

/**
 * An ISO 8601 date or UTC instant by a .NET style pattern: `formatDate('2026-03-01T14:05:00Z', 'MM/dd/yyyy h:mm tt')` is
 * '03/01/2026 2:05 PM'; with a zone it is the time on the wall there. A date without time shows midnight anywhere; text in single quotes is literal.
 */
export function formatDate(iso: string, pattern: string, zone = 'UTC'): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  const parts = partsOf(iso.length > 10 ? new Date(at.getTime() + zoneOffset(at.getTime(), zone)) : at);
  return pattern.replaceAll(TOKEN, (token: string, literal?: string) => literal ?? parts[token] ?? token);
}

function partsOf(at: Date): Readonly<Record<string, string>> {
  const year = String(at.getUTCFullYear()).padStart(4, '0');
  const month = at.getUTCMonth();
  const hour = at.getUTCHours();
  const twelve = hour % 12 === 0 ? 12 : hour % 12;
  const name = MONTHS[month] ?? '';
  return {
    yyyy: year,
    yy: year.slice(-2),
    MMMM: name,
    MMM: name.slice(0, 3),
    MM: two(month + 1),
    M: String(month + 1),
    dd: two(at.getUTCDate()),
    d: String(at.getUTCDate()),
    HH: two(hour),
    H: String(hour),
    hh: two(twelve),
    h: String(twelve),
    mm: two(at.getUTCMinutes()),
    m: String(at.getUTCMinutes()),
    ss: two(at.getUTCSeconds()),
    s: String(at.getUTCSeconds()),
    tt: hour < 12 ? 'AM' : 'PM',
  };
}
