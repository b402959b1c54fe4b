import type { IncomingHttpHeaders } from 'node:http';

/** Seconds from an HTTP date until then, at least 0; anything else unchanged. */
function toDeltaSeconds(retryAfter: string, now: number): string {
  if (/^\s*\d+\s*$/.test(retryAfter)) return retryAfter.trim();
  const at = Date.parse(retryAfter);
  return Number.isNaN(at) ? retryAfter : String(Math.max(0, Math.ceil((at - now) / 1000)));
}

/**
 * Answer headers as one text each, lower-case, without cookies. A `Retry-After` date becomes seconds here, because the rules
 * that read it know no clock.
 */
export function plainHeaders(headers: IncomingHttpHeaders, now: number): Record<string, string> {
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || name === 'set-cookie' || name === '__proto__') continue;
    plain[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  if (plain['retry-after'] !== undefined) plain['retry-after'] = toDeltaSeconds(plain['retry-after'], now);
  return plain;
}
