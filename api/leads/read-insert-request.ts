import type { z } from 'zod';
import type { Queryable } from '#db/pool';
import type { leadSchema } from '#api/contract/leads';
import { decodeText } from '#api/http/decode-text';
import { readLabel } from '#api/intake/read-label';

interface RequestRow {
  readonly contentType: string;
  readonly headers: Record<string, string>;
  readonly query: string;
  readonly remoteIp: string;
  readonly receivedAt: Date;
  readonly body: Buffer;
  readonly notes: readonly { readonly code: string; readonly message: string }[];
}

/** The request a lead came with, as it came. */
export async function readInsertRequest(
  sql: Queryable,
  leadId: string,
): Promise<z.input<typeof leadSchema>['insertRequest']> {
  const text = `select content_type as "contentType", headers, query, remote_ip as "remoteIp", received_at as "receivedAt", body, notes
    from lead_insert_request where lead_id = $1`;
  const { rows } = await sql.query<RequestRow>({ name: 'read-insert-request', text, values: [leadId] });
  const [row] = rows;
  return row ? { ...row, receivedAt: row.receivedAt.toISOString(), notes: [...row.notes], body: showBody(row) } : null;
}

/** The body as text in the character set it came in; what cannot be read so is shown as UTF-8 as far as that goes. */
function showBody({ body, contentType }: Pick<RequestRow, 'body' | 'contentType'>): string {
  try {
    return decodeText(body, readLabel(contentType).charset).text;
  } catch {
    return body.toString('utf8');
  }
}
