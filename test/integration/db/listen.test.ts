import { listen, type Listener } from '#db/listen';
import { createTestDatabase, type TestDatabase } from '#test/kit/database';

describe('listen', () => {
  let database: TestDatabase;
  let listener: Listener | undefined;
  beforeAll(async () => {
    database = await createTestDatabase({ migrated: false });
  });
  afterEach(() => listener?.close());
  afterAll(() => database.drop());

  const until = async (condition: () => boolean): Promise<void> => {
    for (let round = 0; round < 300 && !condition(); round += 1)
      await new Promise((resolve) => setTimeout(resolve, 10));
    expect(condition()).toBe(true);
  };
  const notify = (channel: string, payload: string) =>
    database.pool.query('select pg_notify($1, $2)', [channel, payload]);
  const terminate = async (): Promise<number> =>
    (
      await database.pool.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'leadrail-listen' and datname = current_database()`,
      )
    ).rowCount ?? 0;

  test('hears its channels and no others', async () => {
    const heard: string[] = [];
    listener = await listen(database.url, ['apples', 'pears'], (channel, payload) =>
      heard.push(`${channel} ${payload}`),
    );
    await notify('plums', '0');
    await notify('apples', '1');
    await notify('pears', '');
    await until(() => heard.length === 2);
    expect(heard).toEqual(['apples 1', 'pears ']);
  });

  test('comes back after its connection was cut, says so, and hears again', async () => {
    const heard: string[] = [];
    let reconnects = 0;
    listener = await listen(database.url, ['apples'], (_, payload) => heard.push(payload), {
      onReconnect: () => {
        reconnects += 1;
      },
    });
    for (const round of [1, 2]) {
      expect(await terminate()).toBe(1);
      await until(() => reconnects === round);
      await notify('apples', String(round));
      await until(() => heard.includes(String(round)));
    }
  });

  test('stays away once closed', async () => {
    let reconnects = 0;
    const closing = await listen(database.url, ['apples'], () => undefined, {
      onReconnect: () => {
        reconnects += 1;
      },
    });
    await terminate();
    await closing.close();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(reconnects).toBe(0);
    expect(await terminate()).toBe(0);
  });

  test('says at once when there is no server', async () => {
    const nowhere = new URL(database.url);
    nowhere.pathname = '/no_such_database';
    await expect(listen(nowhere.toString(), ['apples'], () => undefined)).rejects.toMatchObject({ code: '3D000' });
  });
});
