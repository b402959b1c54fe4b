import { createOnce } from '#api/http/once';
import { eventually } from '#test/kit/scenario/eventually';
import { createTestDatabase, type TestDatabase } from '#test/kit/database';

describe('a POST that is done once', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  it('may be done again by whoever asks when its process died: twenty seconds later, not sooner', async () => {
    const NEVER_MS = 3_600_000;
    const once = createOnce(database.pool, NEVER_MS);
    const request = { scope: 'test', key: 'abandoned', content: { a: 1 } };
    const aged = (seconds: number) =>
      database.pool.query(
        `update idempotency_key set created_at = now() - make_interval(secs => $1) where key = 'abandoned'`,
        [seconds],
      );
    void once(request, () => new Promise(() => undefined));
    await new Promise((resolve) => setTimeout(resolve, 100));
    await aged(18);
    await expect(once(request, async () => ({ status: 200, body: {} }))).rejects.toMatchObject({
      code: 'request-in-flight',
    });
    await aged(21);
    expect(await once(request, async () => ({ status: 200, body: { done: true } }))).toMatchObject({
      status: 200,
      body: { done: true },
    });
  });

  it('is not done again while it is still being done, however long that takes', async () => {
    const once = createOnce(database.pool, 50);
    const request = { scope: 'test', key: 'long', content: {} };
    let done: (() => void) | undefined;
    const working = once(
      request,
      () => new Promise((resolve) => (done = () => resolve({ status: 200, body: { first: true } }))),
    );
    await new Promise((resolve) => setTimeout(resolve, 100));
    await database.pool.query(
      `update idempotency_key set created_at = now() - interval '60 seconds' where key = 'long'`,
    );
    await eventually('the claim is renewed', async () => {
      const { rows } = await database.pool.query(
        `select 1 from idempotency_key where key = 'long' and created_at > now() - interval '5 seconds'`,
      );
      return rows.length === 1;
    });
    await expect(once(request, async () => ({ status: 200, body: {} }))).rejects.toMatchObject({
      code: 'request-in-flight',
    });
    done!();
    await working;
    expect(await once(request, async () => ({ status: 200, body: {} }))).toMatchObject({ body: { first: true } });
  });
});
