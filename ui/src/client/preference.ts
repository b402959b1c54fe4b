import type { z } from 'zod';
import { readPreference, writePreference } from '#api/contract/preferences';
import { call } from './call';

type Json = z.input<ReturnType<typeof z.json>>;
const pending = new Map<string, ReturnType<typeof setTimeout>>();
const read = new Map<string, unknown>();

/** What somebody left under a key, or null; also null when it cannot be read now, because a preference is never worth an error. */
export async function loadPreference<T>(key: string): Promise<T | null> {
  if (read.has(key)) return read.get(key) as T | null;
  try {
    const { value } = await call(readPreference, { params: { key } });
    if (!pending.has(key)) read.set(key, value);
    return value as T | null;
  } catch {
    return null;
  }
}

/** Keeps a preference, plain data, a moment after the last change, or at once when the page is left before. `null` forgets it. */
export function keepPreference(key: string, value: object | null): void {
  read.set(key, value);
  clearTimeout(pending.get(key));
  pending.set(
    key,
    setTimeout(() => write(key), 700),
  );
}
function write(key: string): void {
  clearTimeout(pending.get(key));
  pending.delete(key);
  // The next change tries again; what is on the screen is right either way.
  call(writePreference, { params: { key }, body: { value: read.get(key) as Json }, keepalive: true }).catch(
    () => undefined,
  );
}
addEventListener('pagehide', () => [...pending.keys()].forEach(write));

/** Another person signs in: nothing of the one before is kept. */
export function forgetPreferences(): void {
  for (const timer of pending.values()) clearTimeout(timer);
  pending.clear();
  read.clear();
}
