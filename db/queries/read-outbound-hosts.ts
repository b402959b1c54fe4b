import type { Queryable } from '#db/pool';
import { readRow } from '#db/read-rows';

/** The hosts that may be sent to, as saved; empty = all. */
export async function readOutboundHosts(sql: Queryable): Promise<readonly string[]> {
  const row = await readRow<{ outboundHosts: readonly string[] }>(sql, {
    text: 'select outbound_hosts from installation where id = 1',
  });
  return row?.outboundHosts ?? [];
}
