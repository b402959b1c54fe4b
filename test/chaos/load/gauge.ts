import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';

const UNFINISHED = `select count(*)::int as count from lead where stage in ('received', 'distributing') and campaign_id = any($1)`;
const POLL_MS = 300;

/** Keeps an eye on how many leads of a market are unfinished; while Postgres is away it remembers what it saw last. */
export function startGauge(pool: Pool, campaignIds: readonly string[]): { read(): number; stop(): Promise<void> } {
  let unfinished = 0;
  let stopped = false;
  const watching = (async () => {
    while (!stopped) {
      unfinished = await pool.query<{ count: number }>(UNFINISHED, [campaignIds]).then(({ rows }) => rows[0]?.count ?? 0, () => unfinished);
      await sleep(POLL_MS);
    }
  })();
  return { read: () => unfinished, stop: async () => { stopped = true; await watching; } };
}
