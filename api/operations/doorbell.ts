import type { Queryable } from '#db/pool';

/**
 * Wakes the dispatchers. NOTIFY inside every lead's transaction would queue all commits behind one lock, so the bell is rung beside
 * them: at most one ring is under way, and one more follows when leads came meanwhile. A lost ring costs only the dispatchers' poll.
 */
export function createDoorbell(sql: Queryable): { ring(): void } {
  let ringing = false;
  let again = false;
  const ring = (): void => {
    if (ringing) {
      again = true;
      return;
    }
    ringing = true;
    again = false;
    sql.query({ name: 'ring-dispatch', text: `select pg_notify('lead_dispatch', '')` }).catch(() => undefined).finally(() => {
      ringing = false;
      if (again) ring();
    });
  };
  return { ring };
}
