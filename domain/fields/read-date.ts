import { zoneOffset } from '../limits/zone-offset';

/** Parts of a calendar date and, where given, the time of day; without an offset it is the time on the wall. */
interface Moment {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly time?: {
    readonly hour: number;
    readonly minute: number;
    readonly second: number;
    readonly offset: number | null;
  };
}

const DATES: readonly { readonly shape: RegExp; readonly order: 'ymd' | 'mdy' }[] = [
  { shape: /^(\d{4})-(\d{1,2})-(\d{1,2})(?![\d/-])/, order: 'ymd' },
  { shape: /^(\d{4})\/(\d{1,2})\/(\d{1,2})(?![\d/-])/, order: 'ymd' },
  { shape: /^((?:1[89]|2[01])\d{2})(\d{2})(\d{2})(?!\d)/, order: 'ymd' },
  { shape: /^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})(?![\d/-])/, order: 'mdy' },
  { shape: /^(\d{1,2})-(\d{1,2})-(\d{4}|\d{2})(?![\d/-])/, order: 'mdy' },
];
const TIME =
  /^(?:T|t|,?\s+)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s*([AaPp])?(?:\.?[Mm]\.?)?\s*(Z|z|UTC|GMT|[+-]\d{2}:?\d{2})?$/;
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const DAY_MS = 86_400_000;
const EARLIEST_YEAR = 1800;
const LATEST_YEAR = 2199;

/** Two digits mean 1950 to 2049, as in .NET. */
const fullYear = (text: string): number =>
  text.length > 2 ? Number(text) : Number(text) + (Number(text) < 50 ? 2000 : 1900);

/**
 * A date as sources write it, to ISO 8601: `12/03/22` → `2022-12-03`, `12/03/22 1:22 PM` → `2022-12-03T13:22:00Z`. Dates
 * with slashes are month first. A time without zone is the time on the wall in `zone`: in New York the same text is
 * `2022-12-03T18:22:00Z`. Fractions of a second are dropped. 'unreadable': no date we know; 'impossible': not in the calendar.
 */
export function readDate(text: string, zone = 'UTC'): { readonly iso: string } | 'unreadable' | 'impossible' {
  const moment = split(text);
  if (moment === undefined) return 'unreadable';
  if (!isPossible(moment)) return 'impossible';
  const date = Date.UTC(moment.year, moment.month - 1, moment.day);
  if (!moment.time) return { iso: new Date(date).toISOString().slice(0, 10) };
  const { hour, minute, second, offset } = moment.time;
  const wall = date + ((hour * 60 + minute) * 60 + second) * 1000;
  const instant = new Date(offset === null ? fromWall(wall, zone) : wall - offset * 60_000);
  return { iso: `${instant.toISOString().slice(0, 19)}Z` };
}

/** The instant a clock on the wall shows `wall`. An hour that is skipped is told by the clock before it, one that comes twice is its first. */
function fromWall(wall: number, zone: string): number {
  const before = wall - zoneOffset(wall - DAY_MS, zone);
  const after = wall - zoneOffset(wall + DAY_MS, zone);
  return [before, after].find((at) => at + zoneOffset(at, zone) === wall) ?? before;
}

function split(text: string): Moment | undefined {
  for (const { shape, order } of DATES) {
    const match = shape.exec(text);
    if (!match) continue;
    const [first = '', second = '', third = ''] = match.slice(1);
    const [year, month, day] = order === 'ymd' ? [first, second, third] : [third, first, second];
    const date = { year: fullYear(year), month: Number(month), day: Number(day) };
    const rest = text.slice(match[0].length).trimEnd();
    if (rest === '') return date;
    const time = splitTime(rest);
    return time && { ...date, time };
  }
  return undefined;
}

function splitTime(text: string): Moment['time'] {
  const match = TIME.exec(text);
  if (!match) return undefined;
  const [, hour, minute, second = '0', half, zone] = match;
  // Without a leading A or P the optional M must not stand alone.
  if (half === undefined && /m/i.test(text.replace(/gmt/i, ''))) return undefined;
  return {
    hour: clockHour(Number(hour), half),
    minute: Number(minute),
    second: Number(second),
    offset: offsetMinutes(zone),
  };
}

/** 12 AM is midnight and 12 PM is noon; an hour beyond 12 cannot have a half of the day. */
function clockHour(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return NaN;
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}

function offsetMinutes(zone: string | undefined): number | null {
  if (zone === undefined) return null;
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(zone);
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return Number(match[3]) > 59 || minutes > 14 * 60 ? NaN : match[1] === '-' ? -minutes : minutes;
}

function isPossible({ year, month, day, time }: Moment): boolean {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 && leap ? 29 : (DAYS[month - 1] ?? 0);
  if (year < EARLIEST_YEAR || year > LATEST_YEAR || day < 1 || day > days) return false;
  return time === undefined || isPossibleTime(time);
}

function isPossibleTime({ hour, minute, second, offset }: NonNullable<Moment['time']>): boolean {
  return hour <= 23 && minute <= 59 && second <= 59 && !Number.isNaN(offset ?? 0);
}
