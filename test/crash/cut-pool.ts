import type { Pool, PoolClient } from 'pg';

/** How a connection is lost: before the commit takes place, or after it with the answer lost. */
export type Loss = 'before-commit' | 'after-commit';

type Query = (...args: readonly unknown[]) => Promise<unknown>;

/**
 * The same database through a pool whose nth commit goes wrong. A statement outside of a transaction is a commit of its own when it
 * writes. Says whether it came to that.
 */
export function cutPool(pool: Pool, nth: number, loss: Loss): { readonly pool: Pool; readonly wasCut: () => boolean } {
  let commits = 0;
  const commit = async (run: () => Promise<unknown>): Promise<unknown> => {
    commits += 1;
    if (commits !== nth) return run();
    if (loss === 'after-commit') await run();
    throw Object.assign(new Error('Connection terminated unexpectedly'), { code: 'ECONNRESET' });
  };
  const cutting =
    (query: Query, commits: (statement: unknown) => boolean): Query =>
    (...args) =>
      commits(args[0]) ? commit(() => query(...args)) : query(...args);
  const connect = async (): Promise<PoolClient> => {
    const client = await pool.connect();
    const query = cutting(client.query.bind(client) as Query, (statement) => statement === 'commit');
    return new Proxy(client, { get: (target, name) => (name === 'query' ? query : bound(target, name)) });
  };
  return {
    pool: { query: cutting(pool.query.bind(pool) as Query, writes), connect } as unknown as Pool,
    wasCut: () => commits >= nth,
  };
}

function bound(target: PoolClient, name: string | symbol): unknown {
  const value: unknown = Reflect.get(target, name);
  return typeof value === 'function' ? (value.bind(target) as unknown) : value;
}

function writes(statement: unknown): boolean {
  const text = typeof statement === 'string' ? statement : (statement as { readonly text: string }).text;
  return /\b(insert|update|delete)\b/i.test(text);
}
