/** Epoch milliseconds as ISO 8601 text, as all answers write moments. */
export function isoOf(moment: number): string {
  return new Date(moment).toISOString();
}

/** The same for a moment that may not have come yet. */
export function isoOrNull(moment: number | null): string | null {
  return moment === null ? null : isoOf(moment);
}
