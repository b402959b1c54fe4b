import { bookTest } from '#activities/delivery-test/book-test';
import { claimTest } from '#activities/delivery-test/claim-test';
import { sweepExpired } from '#activities/upkeep/sweep-expired';
import { createDeliveryMethod } from '#db/factories/create-delivery-method';
import { newId } from '#db/new-id';
import { initOrm } from '#db/orm';
import { createTestDatabase, type TestDatabase } from '#test/kit/database';

let database: TestDatabase;
let methodId: string;
const now = Date.UTC(2026, 2, 2);

async function ask(askedAt = 'now()'): Promise<string> {
  const id = newId();
  await database.pool.query(
    `insert into delivery_test (id, method_id, fields, actor, asked_at) values ($1, $2, '{}', 'user:1', ${askedAt})`,
    [id, methodId],
  );
  return id;
}
const stateOf = async (id: string): Promise<string | undefined> =>
  (await database.pool.query('select state from delivery_test where id = $1', [id])).rows[0]?.state;

beforeAll(async () => {
  database = await createTestDatabase();
  const orm = await initOrm(database.url);
  methodId = (await createDeliveryMethod(orm.em)).id;
  await orm.close(true);
}, 60_000);
afterAll(() => database.drop());

test('a test is taken on once: a run after a worker died sends nothing and says that nobody knows', async () => {
  const id = await ask();
  expect(await claimTest(database.pool, id, now)).toMatchObject({ id, methodId, currency: 'USD' });
  expect(await claimTest(database.pool, id, now)).toBeUndefined();
  expect(await stateOf(id)).toBe('lost');
});

test('a result that is booked stays, also when the activity runs again', async () => {
  const id = await ask();
  await claimTest(database.pool, id, now);
  await bookTest(database.pool, id, {
    request: { body: 'a\0b' },
    response: null,
    reading: { outcome: { kind: 'accepted' }, trace: [] },
    now,
  });
  expect(await claimTest(database.pool, id, now)).toBeUndefined();
  expect(await stateOf(id)).toBe('done');
});

test('tests are thrown away after a week', async () => {
  const [old, fresh] = [await ask(`now() - interval '8 days'`), await ask(`now() - interval '6 days'`)];
  await sweepExpired(database.pool);
  expect([await stateOf(old), await stateOf(fresh)]).toEqual([undefined, 'queued']);
});
