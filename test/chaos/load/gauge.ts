import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';

/** How far the leads of a market are, as seen last: while Postgres is away nothing newer is known. */
export interface Gauge {
  readonly unfinished: number;
  readonly finished: number;
  /** Resolves when one more lead came to an end, when there is none left to do so, or after so long. */
  moved(mostMs: number): Promise<void>;
  stop(): Promise<void>;
}

const COUNT = `select count(*) filter (where stage in ('received', 'distributing'))::int as unfinished,
    count(*) filter (where stage not in ('received', 'distributing'))::int as finished
  from lead where campaign_id = any($1)`;
const POLL_MS = 300;

export function startGauge(pool: Pool, campaignIds: readonly string[]): Gauge {
  let seen = { unfinished: 0, finished: 0 };
  let stopped = false;
  const watching = (async () => {
    while (!stopped) {
      seen = await pool.query<typeof seen>(COUNT, [campaignIds]).then(
        ({ rows }) => rows[0] ?? seen,
        () => seen,
      );
      await sleep(POLL_MS);
    }
  })();
  return {
    get unfinished() {
      return seen.unfinished;
    },
    get finished() {
      return seen.finished;
    },
    moved: async (mostMs) => {
      const { finished } = seen;
      const until = Date.now() + mostMs;
      while (seen.finished === finished && seen.unfinished > 0 && Date.now() < until) await sleep(POLL_MS);
    },
    stop: async () => {
      stopped = true;
      await watching;
    },
  };
}
