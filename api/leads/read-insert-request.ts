import type { z } from 'zod';
import type { Queryable } from '#db/pool';
import type { leadSchema } from '#api/contract/leads';

interface RequestRow {
  readonly contentType: string;
  readonly headers: Record<string, string>;
  readonly query: string;
  readonly remoteIp: string;
  readonly receivedAt: Date;
  readonly body: Buffer;
}

/** The request a lead came with, as it came. */
export async function readInsertRequest(sql: Queryable, leadId: string): Promise<z.input<typeof leadSchema>['insertRequest']> {
  const text = `select content_type as "contentType", headers, query, remote_ip as "remoteIp", received_at as "receivedAt", body
    from lead_insert_request where lead_id = $1`;
  const { rows } = await sql.query<RequestRow>({ name: 'read-insert-request', text, values: [leadId] });
  const [row] = rows;
  return row ? { ...row, receivedAt: row.receivedAt.toISOString(), body: row.body.toString('utf8') } : null;
}
