import { createOnce } from '#api/http/once';
import { createTestDatabase, type TestDatabase } from '#test/kit/database';

describe('a POST that is done once', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  it('may be done again by whoever asks when its process died: twenty seconds later, not sooner', async () => {
    const once = createOnce(database.pool);
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
});
