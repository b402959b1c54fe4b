import type { Pool } from 'pg';
import type { z } from 'zod';
import { readRow } from '#db/read-rows';
import { queueDepth } from '#db/queries/queue-depth';
import type { statusSchema } from '#api/contract/status';
import { within } from '#api/http/within';

type Figures = Omit<z.output<typeof statusSchema>, 'version' | 'startedAt' | 'temporal' | 'worker'>;
type Counts = NonNullable<Figures['counts']>;

const READ = `
  select i.name, i.config_version, (
    select json_build_object(
      'leads', count(*), 'received', count(*) filter (where stage = 'received'), 'qualityControl', count(*) filter (where stage = 'qc'),
      'distributing', count(*) filter (where stage = 'distributing'), 'unresolved', count(*) filter (where stage = 'unresolved'),
      'closed', count(*) filter (where stage = 'closed'), 'sold', count(*) filter (where outcome = 'sold'),
      'rejected', count(*) filter (where outcome = 'rejected'),
      'deliveries', (select count(*) from delivery where state = 'accepted'), 'buyers', (select count(*) from buyer),
      'campaigns', (select count(*) from campaign), 'leadTypes', (select count(*) from lead_type))
    from lead) as counts
  from installation i`;

/** Figures for the start page; a database that is away is a figure too. */
export async function readStatus(pool: Pool): Promise<Figures> {
  try {
    return await within(1500, read(pool));
  } catch {
    return { name: 'Leadrail', configVersion: 0, database: 'down', counts: null, dispatch: null };
  }
}

async function read(pool: Pool): Promise<Figures> {
  const [row, { depth, oldestMs }] = await Promise.all([
    readRow<{ name: string; configVersion: number; counts: Counts }>(pool, { name: 'read-status', text: READ }),
    queueDepth(pool),
  ]);
  return {
    name: row?.name ?? 'Leadrail',
    configVersion: row?.configVersion ?? 0,
    database: 'up',
    counts: row?.counts ?? null,
    dispatch: { depth, ageSeconds: oldestMs / 1000 },
  };
}
