import { Client, type Pool, type PoolClient } from 'pg';

const LOOK_EVERY_MS = 2_000;
/** A connection that has waited this long for an answer is looked after. */
const LONG_MS = 5_000;
const ASK_MS = 3_000;
/** Found dead so often in a row, a connection is dead: between two looks the server may just have answered. */
const LOOKS = 2;

const BUSY = `select pid from pg_stat_activity where pid = any($1::int[]) and state = 'active'`;

/** What `pg` knows of a connection and does not declare. */
interface Inside {
  readonly processID: number | null;
  readonly readyForQuery: boolean;
  readonly connection: { readonly stream: { destroy(error: Error): void } };
}
const insideOf = (client: PoolClient): Inside => client as unknown as Inside;

/**
 * Ends connections of a pool that wait for an answer which will not come: a server that failed over, or a network that forgot them, drops
 * their packets without a word, and TCP notices after a quarter of an hour. A connection that has waited for long is asked about over a
 * fresh one: where the server works at nothing for it, it is cut, its statement fails as of a database that is away, and the pool makes
 * another. A server that cannot be reached at all changes nothing. Answers how to stop.
 */
export function watchPool(pool: Pool, url: string): () => void {
  const lent = new Map<PoolClient, { since: number; dead: number }>();
  pool.on('acquire', (client) => lent.set(client, { since: Date.now(), dead: 0 }));
  pool.on('release', (_error, client) => lent.delete(client));
  pool.on('remove', (client) => lent.delete(client));
  let looking = false;
  const timer = setInterval(() => {
    const waiting = [...lent].filter(
      ([client, { since }]) => Date.now() - since > LONG_MS && !insideOf(client).readyForQuery,
    );
    if (looking || waiting.length === 0) return;
    looking = true;
    void look(waiting).finally(() => (looking = false));
  }, LOOK_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);

  async function look(waiting: readonly (readonly [PoolClient, { dead: number }])[]): Promise<void> {
    const busy = await busyAmong(
      url,
      waiting.map(([client]) => insideOf(client).processID ?? 0),
    );
    if (!busy) return;
    for (const [client, seen] of waiting) {
      const { processID, readyForQuery, connection } = insideOf(client);
      seen.dead = busy.has(processID ?? 0) || readyForQuery ? 0 : seen.dead + 1;
      if (seen.dead >= LOOKS)
        connection.stream.destroy(Object.assign(new Error('Connection terminated: no answer'), { code: 'ETIMEDOUT' }));
    }
  }
}

/** Those the server is at work for; null when it cannot be asked. */
async function busyAmong(url: string, pids: readonly number[]): Promise<ReadonlySet<number> | null> {
  const client = new Client({
    connectionString: url,
    application_name: 'leadrail-watch',
    connectionTimeoutMillis: ASK_MS,
    query_timeout: ASK_MS,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ pid: number }>(BUSY, [pids]);
    return new Set(rows.map(({ pid }) => pid));
  } catch {
    return null;
  } finally {
    void client.end().catch(() => undefined);
  }
}
