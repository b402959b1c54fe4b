const LONGEST_SECONDS = 7 * 24 * 3600;

/** Milliseconds a server asks us to wait (delta seconds; the transport turns dates into them), at most a week. */
export function retryAfterMs(headers: Readonly<Record<string, string>>): number | undefined {
  const text = headers['retry-after']?.trim() ?? '';
  return /^\d{1,9}$/.test(text) ? Math.min(Number(text), LONGEST_SECONDS) * 1000 : undefined;
}
