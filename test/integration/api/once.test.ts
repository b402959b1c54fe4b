import { createOnce } from '#api/http/once';
import { repetitionOf } from '#api/http/repetition';
import { createSecretBox } from '#db/secrets/secret-box';
import { eventually } from '#test/kit/scenario/eventually';
import { createTestDatabase, type TestDatabase } from '#test/kit/database';

const box = createSecretBox('ab'.repeat(32));
const repetition = repetitionOf({ id: 'test', repeated: 'kept' }, new Map(), {} as never, {});

describe('a POST that is done once', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  it('may be done again by whoever asks when its process died: twenty seconds later, not sooner', async () => {
    const NEVER_MS = 3_600_000;
    const once = createOnce(database.pool, box, NEVER_MS);
    const request = { scope: 'abandoned', key: 'a@b.example', content: { a: 1 }, repetition };
    const aged = (seconds: number) =>
      database.pool.query(
        `update idempotency_key set created_at = now() - make_interval(secs => $1) where scope = 'abandoned'`,
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
    const once = createOnce(database.pool, box, 50);
    const request = { scope: 'long', key: 'k', content: {}, repetition };
    let done: (() => void) | undefined;
    const working = once(
      request,
      () => new Promise((resolve) => (done = () => resolve({ status: 200, body: { first: true } }))),
    );
    await new Promise((resolve) => setTimeout(resolve, 100));
    await database.pool.query(
      `update idempotency_key set created_at = now() - interval '60 seconds' where scope = 'long'`,
    );
    await eventually('the claim is renewed', async () => {
      const { rows } = await database.pool.query(
        `select 1 from idempotency_key where scope = 'long' and created_at > now() - interval '5 seconds'`,
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
