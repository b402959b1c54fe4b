import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import { leadsInSight } from '#db/queries/leads-in-sight';
import { seesEverything, type DataScope } from '#db/scope/data-scope';
import { withSight } from '#db/scope/sight-in-hand';
import type { ChangeListener } from '#api/changes/hear-changes';
import type { LeadListener } from '../changes/hear-leads';

export type LiveEvent =
  { readonly name: 'leads'; readonly ids: readonly string[] } | { readonly name: 'config' | 'reload' };
export interface LiveClient {
  readonly sees: DataScope;
  /** Must not block; a client that cannot keep up is the stream's business. */
  tell(event: LiveEvent): void;
}
export interface LiveHub {
  add(client: LiveClient): () => void;
  readonly size: number;
}

/** News of so many milliseconds are told together. */
const BATCH_MS = 250;
/** More than these at once is told as "read everything again". */
const MOST_IDS = 1000;

/** Tells every open browser what it may know of what changed. One question to the database per batch and distinct sight, however many look. */
export function createLiveHub(pool: Pool, changes: Pick<ChangeListener, 'onChange'>, leads: LeadListener): LiveHub {
  const clients = new Set<LiveClient>();
  let waiting = new Set<string>();
  let missed = false;
  let timer: NodeJS.Timeout | undefined;

  leads.onNews((leadIds) => {
    if (clients.size === 0) return;
    if (leadIds === null) missed = true;
    else for (const id of leadIds) if (waiting.size <= MOST_IDS) waiting.add(id);
    timer ??= setTimeout(() => void flush(), BATCH_MS).unref();
  });
  changes.onChange(() => {
    for (const client of clients) client.tell({ name: 'config' });
  });

  async function flush(): Promise<void> {
    timer = undefined;
    const ids = [...waiting];
    const reload = missed || ids.length > MOST_IDS;
    waiting = new Set();
    missed = false;
    if (reload) return void [...clients].forEach((client) => client.tell({ name: 'reload' }));
    for (const [sees, group] of bySight(clients)) {
      const seen = await within(sees, ids);
      for (const client of group) {
        if (!clients.has(client)) continue;
        if (seen === null) client.tell({ name: 'reload' });
        else if (seen.length > 0) client.tell({ name: 'leads', ids: seen });
      }
    }
  }

  /** Null when the database cannot say. */
  async function within(sees: DataScope, ids: readonly string[]): Promise<readonly string[] | null> {
    if (seesEverything(sees)) return ids;
    return withSight(sees, () => leadsInSight(pool, ids, sees)).catch(() => null);
  }

  return {
    add: (client) => {
      clients.add(client);
      return () => clients.delete(client);
    },
    get size() {
      return clients.size;
    },
  };
}

function bySight(clients: ReadonlySet<LiveClient>): Map<DataScope, LiveClient[]> {
  const groups = new Map<string, readonly [DataScope, LiveClient[]]>();
  for (const client of clients) {
    const key = createHash('sha1')
      .update(JSON.stringify([client.sees.buyerIds, client.sees.sourceIds, client.sees.leadTypeIds]))
      .digest('base64');
    const group = groups.get(key);
    if (group) group[1].push(client);
    else groups.set(key, [client.sees, [client]]);
  }
  return new Map(groups.values());
}
