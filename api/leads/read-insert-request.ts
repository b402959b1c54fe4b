import type { z } from 'zod';
import type { Queryable } from '#db/pool';
import { readRow } from '#db/read-rows';
import type { leadSchema } from '#api/contract/leads';
import { decodeText } from '#api/http/decode-text';
import { readLabel } from '#api/intake/read-label';
import { isoOf } from '#api/http/iso-of';

interface RequestRow {
  readonly contentType: string;
  readonly headers: Record<string, string>;
  readonly query: string;
  readonly remoteIp: string;
  readonly receivedAt: number;
  readonly body: Buffer;
  readonly notes: readonly { readonly code: string; readonly message: string }[];
}

/** The request a lead came with, as it came. */
export async function readInsertRequest(
  sql: Queryable,
  leadId: string,
): Promise<z.input<typeof leadSchema>['insertRequest']> {
  const text = `select content_type, headers, query, remote_ip, received_at, body, notes
    from lead_insert_request where lead_id = $1`;
  const row = await readRow<RequestRow>(sql, { name: 'read-insert-request', text, values: [leadId] });
  return row ? { ...row, receivedAt: isoOf(row.receivedAt), notes: [...row.notes], body: showBody(row) } : null;
}

/** The body as text in the character set it came in; what cannot be read so is shown as UTF-8 as far as that goes. */
function showBody({ body, contentType }: Pick<RequestRow, 'body' | 'contentType'>): string {
  try {
    return decodeText(body, readLabel(contentType).charset).text;
  } catch {
    return body.toString('utf8');
  }
}
