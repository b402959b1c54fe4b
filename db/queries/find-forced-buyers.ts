import type { Queryable } from '#db/pool';
import { readRows } from '#db/read-rows';
import type { ForceIdSettings } from '#domain/fields/lead-type.schema';

const MOST = 10;

/** The buyers a force ID names: by their number or id, or by the custom field the lead type chose; case and outer spaces do not count. */
export async function findForcedBuyers(
  sql: Queryable,
  settings: ForceIdSettings,
  forceId: string,
): Promise<Set<string>> {
  const wanted = forceId.trim().toLowerCase();
  if (wanted === '') return new Set();
  const statement =
    settings.match === 'buyer-id'
      ? {
          name: 'find-buyer-by-number',
          text: `select id from buyer where bid::text = $1 or id::text = $1 limit ${MOST}`,
          values: [wanted],
        }
      : {
          name: 'find-buyers-by-custom-field',
          text: `select id from buyer where lower(btrim(custom_fields->>$2)) = $1 order by bid limit ${MOST}`,
          values: [wanted, settings.customField ?? ''],
        };
  const rows = await readRows<{ id: string }>(sql, statement);
  return new Set(rows.map(({ id }) => id));
}
