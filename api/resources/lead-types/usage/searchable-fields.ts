import type { z } from 'zod';
import { listFieldIndexes } from '#db/queries/list-field-indexes';
import { listSearchableFields } from '#db/queries/list-searchable-fields';
import type { Queryable } from '#db/pool';
import type { leadTypeUsageSchema } from '#api/contract/lead-type-usage';

type Searchable = z.infer<typeof leadTypeUsageSchema>['searchable'];

/** How far the indexes of these fields are; a field that lists do not show has none. */
export async function searchableFields(sql: Queryable, names: ReadonlySet<string>): Promise<Searchable> {
  if (names.size === 0) return [];
  const [wanted, found] = await Promise.all([listSearchableFields(sql), listFieldIndexes(sql)]);
  const states = new Map(found.map((index) => [index.name, index]));
  return wanted
    .filter(({ field }) => names.has(field))
    .map(({ field, name }) => {
      const index = states.get(name);
      if (index?.valid === true) return { field, state: 'ready', percent: 100 };
      const percent = index?.percent ?? null;
      return percent === null
        ? { field, state: 'waiting', percent: 0 }
        : { field, state: 'building', percent: Math.min(99, percent) };
    });
}
