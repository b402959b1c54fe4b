import type { Queryable } from '#db/pool';

/** Under load the bell rings this often: each ring is a commit of its own, though one that nobody waits to see on disk. */
const SHORTEST_GAP_MS = 20;
const RING = {
  name: 'ring-dispatch',
  text: `select set_config('synchronous_commit', 'off', true), pg_notify('lead_dispatch', '')`,
};

/**
 * Wakes the dispatchers. NOTIFY inside every lead's transaction would queue all commits behind one lock, so the bell is rung beside
 * them: the first lead rings at once, leads that come meanwhile share the next ring. A lost ring costs only the dispatchers' poll.
 */
export function createDoorbell(sql: Queryable): { ring(): void } {
  let busy = false;
  let again = false;
  const ring = (): void => {
    again = busy;
    if (busy) return;
    busy = true;
    sql
      .query(RING)
      .catch(() => undefined)
      .finally(() => {
        setTimeout(() => {
          busy = false;
          if (again) ring();
        }, SHORTEST_GAP_MS);
      });
  };
  return { ring };
}
