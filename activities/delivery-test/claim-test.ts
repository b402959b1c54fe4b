import type { Queryable } from '#db/pool';
import { readRow } from '#db/read-rows';
import type { RawFields } from '#domain/kernel/lead-fields';

/** A test that this run may send. */
export interface ClaimedTest {
  readonly id: string;
  readonly methodId: string;
  readonly leadTypeId: string;
  readonly leadId: string | null;
  readonly fields: RawFields | null;
  readonly price: number;
  readonly currency: string;
  readonly asPing: boolean;
}

const CLAIM = {
  name: 'claim-delivery-test',
  text: `update delivery_test t set state = 'sending', started_at = $2
    from delivery_method m, installation
   where t.id = $1 and t.state = 'queued' and m.id = t.method_id
  returning t.id, t.method_id, m.lead_type_id, t.lead_id, t.fields, t.price_minor as price, installation.currency, t.as_ping`,
};
const LOSE = {
  name: 'lose-delivery-test',
  text: `update delivery_test set state = 'lost', ended_at = $2 where id = $1 and state = 'sending'`,
};

/** Takes a test on, once. A test that was begun before is lost: its worker died, and a message must not go out twice. */
export async function claimTest(sql: Queryable, testId: string, now: number): Promise<ClaimedTest | undefined> {
  const values = [testId, new Date(now).toISOString()];
  const row = await readRow<ClaimedTest>(sql, { ...CLAIM, values });
  if (row) return row;
  await sql.query({ ...LOSE, values });
  return undefined;
}
