import type { Pool } from 'pg';
import type { z } from 'zod';
import type { Rule } from '#db/listing/filter-tree';
import { readPage } from '#db/listing/read-list';
import { LEAD_SUMMARY, leadSummaries } from '#db/lists/lead-summaries';
import type { DataScope } from '#db/scope/data-scope';
import type { openErasureRequest } from '#api/contract/erasure';
import { BULK_LIMIT } from '#api/contract/lead-bulk';
import type { Person } from './read-person';

type Found = Pick<z.input<(typeof openErasureRequest)['responses'][200]>, 'leads' | 'more'>;
type Row = Omit<Found['leads'][number], 'foundBy'> & Person;

const SHOWN = new Set<string>([
  'id',
  'receivedAt',
  'campaignName',
  'leadTypeName',
  'stage',
  'outcome',
  'deleted',
  'email',
  'phone',
]);
const COLUMNS = new Map([...LEAD_SUMMARY].filter(([name]) => SHOWN.has(name)));

/** The leads of a person that somebody sees, newest first, deleted ones among them; none of their data but by what each was found. */
export async function findLeadsOf(pool: Pool, person: Person, sees: DataScope): Promise<Found> {
  const given = (['email', 'phone'] as const).flatMap((column): Rule[] => {
    const value = person[column];
    return value === null ? [] : [{ column, is: 'is', value }];
  });
  const page = await readPage(
    pool,
    {
      list: 'erasure-requests',
      columns: COLUMNS,
      source: leadSummaries,
      sees,
      // Whoever asks about deleted leads sees both kinds.
      filter: {
        join: 'and',
        items: [
          { join: 'or', items: given },
          { column: 'deleted', is: 'not-empty' },
        ],
      },
      sort: [{ column: 'receivedAt', descending: true }],
    },
    BULK_LIMIT,
  );
  const rows = page.items as unknown as readonly Row[];
  return {
    more: page.next !== null,
    leads: rows.map(({ email, phone, ...lead }) => ({
      ...lead,
      foundBy: [
        ...(isSame(email, person.email) ? (['email'] as const) : []),
        ...(isSame(phone, person.phone) ? (['phone'] as const) : []),
      ],
    })),
  };
}

const isSame = (kept: string | null, asked: string | null): boolean =>
  kept !== null && asked !== null && kept.toLowerCase() === asked.toLowerCase();
