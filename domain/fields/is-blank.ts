import type { RawValue } from '../kernel/lead-fields';

/** Nothing was sent: null, absent, white space, an empty list or object, or a list or object of nothing but blanks. */
export function isBlank(raw: RawValue | undefined): boolean {
  if (raw === null || raw === undefined) return true;
  if (typeof raw === 'string') return raw.trim() === '';
  if (typeof raw !== 'object') return false;
  // Nesting is walked with a stack of our own: raw input may be deeper than the call stack.
  const pending: RawValue[] = [raw as RawValue];
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    if (value === null) continue;
    if (typeof value !== 'object') {
      if (typeof value !== 'string' || value.trim() !== '') return false;
      continue;
    }
    for (const inner of Object.values(value) as (RawValue | undefined)[]) pending.push(inner ?? null);
  }
  return true;
}
