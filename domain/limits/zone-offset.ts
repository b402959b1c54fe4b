/** All transitions of today's zones happen on a quarter of an hour of UTC, so that an offset holds for the whole quarter. */
const QUARTER = 900_000;
const MOST_ENTRIES = 5000;

const formats = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, Map<number, number>>();

/** Local minus universal time in ms at an instant: `zoneOffset(Date.UTC(2026, 0, 1), 'Asia/Kolkata') === 19_800_000`. Unknown zones throw RangeError. */
export function zoneOffset(at: number, zone: string): number {
  const quarter = Math.floor(at / QUARTER);
  let known = offsets.get(zone);
  if (known === undefined) offsets.set(zone, (known = new Map()));
  const found = known.get(quarter);
  if (found !== undefined) return found;
  if (known.size >= MOST_ENTRIES) known.clear();
  const offset = computeOffset(quarter * QUARTER, zone);
  known.set(quarter, offset);
  return offset;
}

/** True for a zone name this runtime knows. */
export function isZone(zone: string): boolean {
  try {
    formatOf(zone);
    return true;
  } catch {
    return false;
  }
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, format);
  return format;
}

function computeOffset(at: number, zone: string): number {
  const part = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 };
  for (const { type, value } of formatOf(zone).formatToParts(at)) {
    if (type in part) part[type as keyof typeof part] = Number(value);
  }
  return Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second) - at;
}
