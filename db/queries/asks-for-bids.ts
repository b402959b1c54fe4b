import type { Queryable } from '../pool';
import { readRow } from '../read-rows';
import { allOf, bindInto, type DataScope } from '../scope/data-scope';
import { buyersThingScope } from '../scope/entity-scopes';

/** Whether a delivery account in sight asks for bids by the method. */
export async function asksForBids(sql: Queryable, sees: DataScope, methodId: string): Promise<boolean> {
  const values: unknown[] = [methodId];
  const text = `select 1 from delivery_account where ping_method_id = $1 and ${allOf(buyersThingScope(sees, bindInto(values), 'delivery_account'))} limit 1`;
  return (await readRow(sql, { text, values })) !== null;
}
