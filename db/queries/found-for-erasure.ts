import type { Queryable } from '../pool';
import { readRow } from '../read-rows';

const FOUND = `select count as found from audit_look where entity = 'erasure_request' and entity_id = $1 and actor = $2`;

/** How many leads an erasure request of somebody's found, as the audit log has it; null when they made none with this id. */
export async function foundForErasure(sql: Queryable, requestId: string, actor: string): Promise<number | null> {
  const row = await readRow<{ found: number }>(sql, {
    name: 'found-for-erasure',
    text: FOUND,
    values: [requestId, actor],
  });
  return row?.found ?? null;
}
