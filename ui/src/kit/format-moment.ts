export type MomentForm = 'short' | 'dated' | 'time' | 'date' | 'full';

const OPTIONS: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  time: { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
  day: { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  date: { year: 'numeric', month: 'short', day: 'numeric' },
  older: { year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  full: {
    weekday: 'short',
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  },
  key: { year: 'numeric', month: '2-digit', day: '2-digit' },
};
const formats = new Map<string, Intl.DateTimeFormat>();

function inZone(form: string, zone: string): Intl.DateTimeFormat {
  const key = `${form} ${zone}`;
  let format = formats.get(key);
  if (!format) formats.set(key, (format = new Intl.DateTimeFormat('en-US', { ...OPTIONS[form], timeZone: zone })));
  return format;
}

/** A moment in a zone: today the time alone, this year without the year, else the whole date. `dated` names the day today, too, `full` the zone. */
export function formatMoment(iso: string, zone: string, now: Date, form: MomentForm = 'short'): string {
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) return iso;
  if (form !== 'short' && form !== 'dated') return inZone(form, zone).format(moment);
  const [day, today] = [inZone('key', zone).format(moment), inZone('key', zone).format(now)];
  if (day === today && form === 'short') return inZone('time', zone).format(moment);
  return inZone(day.slice(-4) === today.slice(-4) ? 'day' : 'older', zone).format(moment);
}

/** A calendar day of a zone (`2026-03-08`) as the instant it begins there. */
export function startOfDay(day: string, zone: string): string {
  const guess = Date.parse(`${day}T00:00:00Z`);
  const offset = (at: number): number => at - Date.parse(`${wallClock(at, zone)}Z`);
  const first = guess + offset(guess);
  return new Date(guess + offset(first)).toISOString();
}

/** The calendar day of an instant in a zone, as `2026-03-08`. */
export const dayIn = (iso: string, zone: string): string => wallClock(Date.parse(iso), zone).slice(0, 10);

/** The calendar day after one. */
export const nextDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

function wallClock(at: number, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const of = (type: string): string => parts.find((part) => part.type === type)!.value;
  return `${of('year')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}:${of('second')}`;
}
