import type { Queryable } from '#db/pool';
import { storableJson } from '../booking/storable-json';

const BOOK = {
  name: 'book-delivery-test',
  text: `update delivery_test set state = 'done', request = $2, response = $3, reading = $4, ended_at = $5 where id = $1 and state = 'sending'`,
};

/** What went out, what came back (secrets masked) and how it was read. */
export async function bookTest(
  sql: Queryable,
  testId: string,
  result: { readonly request: unknown; readonly response: unknown; readonly reading: unknown; readonly now: number },
): Promise<void> {
  const values = [
    testId,
    storableJson(result.request),
    storableJson(result.response),
    storableJson(result.reading),
    new Date(result.now).toISOString(),
  ];
  await sql.query({ ...BOOK, values });
}
