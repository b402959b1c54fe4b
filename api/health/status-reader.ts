import type { Pool } from 'pg';
import type { z } from 'zod';
import { readRow } from '#db/read-rows';
import { queueDepth } from '#db/queries/queue-depth';
import type { statusSchema } from '#api/contract/status';
import { within } from '#api/http/within';

type Figures = Omit<z.output<typeof statusSchema>, 'version' | 'startedAt' | 'temporal' | 'worker'>;
type Counts = NonNullable<Figures['counts']>;

const NAME = { name: 'read-status', text: 'select name, config_version from installation', values: [] };
const COUNT = {
  name: 'count-all',
  text: `select count(*) as leads, count(*) filter (where stage = 'received') as received,
         count(*) filter (where stage = 'qc') as quality_control, count(*) filter (where stage = 'distributing') as distributing,
         count(*) filter (where stage = 'unresolved') as unresolved, count(*) filter (where stage = 'closed') as closed,
         count(*) filter (where outcome = 'sold') as sold, count(*) filter (where outcome = 'rejected') as rejected,
         (select count(*) from delivery where state = 'accepted') as deliveries, (select count(*) from buyer) as buyers,
         (select count(*) from campaign) as campaigns, (select count(*) from lead_type) as lead_types
    from lead`,
  values: [],
};
const ANSWER_MS = 1500;
/** Counting millions takes longer than anybody waits; then the counts before are shown. */
const COUNT_MS = 800;

/** Figures for the start page; a database that is away is a figure too, one that counts for long is not. */
export function createStatusReader(pool: Pool): () => Promise<Figures> {
  let known: Counts | null = null;
  let counting: Promise<void> | undefined;

  async function count(): Promise<Counts | null> {
    counting ??= readRow<Counts>(pool, COUNT)
      .then(
        (counts) => void (known = counts),
        () => undefined,
      )
      .finally(() => (counting = undefined));
    await within(COUNT_MS, counting).catch(() => undefined);
    return known;
  }

  async function read(): Promise<Figures> {
    const [row, { depth, oldestMs }] = await Promise.all([
      readRow<{ name: string; configVersion: number }>(pool, NAME),
      queueDepth(pool),
    ]);
    return {
      name: row?.name ?? 'Leadrail',
      configVersion: row?.configVersion ?? 0,
      database: 'up',
      counts: await count(),
      dispatch: { depth, ageSeconds: oldestMs / 1000 },
    };
  }

  return () =>
    within(ANSWER_MS + COUNT_MS, read()).catch(() => ({
      name: 'Leadrail',
      configVersion: 0,
      database: 'down' as const,
      counts: null,
      dispatch: null,
    }));
}
