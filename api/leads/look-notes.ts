import type { Pool } from 'pg';
import { recordLook } from '#api/access/record-look';
import type { Principal } from '#api/http/principal';

/** Readings of one lead by one person within this time are one look: a screen reads a lead in motion again and again. */
const ONE_LOOK_MS = 60_000;
const MOST_KEPT = 10_000;

/** Writes down who looks at which lead. */
export function createLookNotes(pool: Pool): (principal: Principal, leadId: string) => Promise<void> {
  const seen = new Map<string, number>();
  return async (principal, leadId) => {
    const key = `${principal.actor} ${leadId}`;
    const now = performance.now();
    if (now - (seen.get(key) ?? -Infinity) < ONE_LOOK_MS) return;
    if (seen.size >= MOST_KEPT) seen.clear();
    await recordLook(pool, principal, { action: 'read', entity: 'lead', entityId: leadId });
    seen.set(key, now);
  };
}
