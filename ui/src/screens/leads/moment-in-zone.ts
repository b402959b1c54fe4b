/** What a clock in `zone` shows (`2026-11-24T08:30`) as ISO 8601; null when it is no moment or over. */
export function momentInZone(local: string, zone: string, now = Date.now()): string | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(local)) return null;
  const guess = Date.parse(`${local.slice(0, 16)}:00Z`);
  if (Number.isNaN(guess)) return null;
  const first = guess - offsetOf(guess, zone);
  const moment = guess - offsetOf(first, zone);
  return moment > now ? new Date(moment).toISOString() : null;
}

/** Milliseconds a zone's clocks are ahead of UTC at a moment. */
function offsetOf(at: number, zone: string): number {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
      .formatToParts(at)
      .map((part) => [part.type, Number(part.value)]),
  );
  return (
    Date.UTC(parts['year']!, parts['month']! - 1, parts['day'], parts['hour'], parts['minute'], parts['second']) -
    Math.floor(at / 1000) * 1000
  );
}
