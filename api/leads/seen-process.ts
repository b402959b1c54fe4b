import type { Queryable } from '#db/pool';
import type { ProcessDocument } from '#domain/process/process-document';
import { processInSight } from '#domain/process/process-in-sight';
import { withoutPrices } from '#domain/process/without-prices';
import { moneyInSight } from '#db/scope/money-scope';
import type { DataScope } from '#db/scope/data-scope';

/** A lead's process diagram as somebody may see it. */
export async function seenProcess(sql: Queryable, whole: ProcessDocument, sees: DataScope): Promise<ProcessDocument> {
  const { buyerIds } = sees;
  const document = moneyInSight(sees).revenue ? whole : withoutPrices(whole);
  if (buyerIds === null) return document;
  const { rows } = await sql.query<{ id: string }>({
    name: 'accounts-in-sight',
    text: 'select id from delivery_account where buyer_id = any($1::uuid[])',
    values: [buyerIds],
  });
  return processInSight(document, new Set(rows.map(({ id }) => id)));
}
