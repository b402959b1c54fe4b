import type { Queryable } from '#db/pool';
import type { ProcessDocument } from '#domain/process/process-document';
import { processInSight } from '#domain/process/process-in-sight';
import type { DataScope } from '#api/http/principal';

/** A lead's process diagram as somebody may see it. */
export async function seenProcess(sql: Queryable, document: object, { buyerIds }: DataScope): Promise<object> {
  if (buyerIds === null) return document;
  const { rows } = await sql.query<{ id: string }>({ name: 'accounts-in-sight', text: 'select id from delivery_account where buyer_id = any($1::uuid[])', values: [buyerIds] });
  return processInSight(document as ProcessDocument, new Set(rows.map(({ id }) => id)));
}
