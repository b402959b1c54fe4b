import type { MikroORM } from '@mikro-orm/postgresql';
import { createCampaign } from '#db/factories/create-campaign';
import { initOrm } from '#db/orm';
import { startTestApi, type TestApi } from '#test/kit/api-client';
import { createTestDatabase, type TestDatabase } from '#test/kit/database';
import { openTestSession, type TestSession } from '#test/kit/session';

let database: TestDatabase;
let api: TestApi;
let orm: MikroORM;
const listeners: Listener[] = [];
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database);
  orm = await initOrm(database.url);
}, 60_000);
afterEach(() => {
  for (const listener of listeners.splice(0)) listener.stop();
});
afterAll(async () => {
  await api.stop();
  await orm.close(true);
  await database.drop();
});

interface Listener {
  readonly response: Response;
  text(): string;
  /** Every id told so far. */
  ids(): string[];
  until(what: (text: string) => boolean): Promise<void>;
  ended(): boolean;
  stop(): void;
}

/** A browser's stream of events, read as it comes. */
async function listen(session: TestSession): Promise<Listener> {
  const abort = new AbortController();
  const response = await fetch(`${api.url}/api/v1/events`, {
    headers: { cookie: session.headers.cookie },
    signal: abort.signal,
  });
  let text = '';
  let ended = false;
  const reading = (async () => {
    for await (const chunk of response.body!) text += Buffer.from(chunk).toString();
  })();
  reading
    .catch(() => undefined)
    .finally(() => {
      ended = true;
    });
  const until = async (what: (heard: string) => boolean): Promise<void> => {
    for (const end = Date.now() + 25_000; !what(text);) {
      if (Date.now() > end) throw new Error(`not heard; so far: ${text}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const listener: Listener = {
    response,
    text: () => text,
    until,
    ended: () => ended,
    stop: () => abort.abort(),
    ids: () =>
      [...text.matchAll(/event: leads\ndata: (.*)\n/g)].flatMap(
        (match) => (JSON.parse(match[1]!) as { ids: string[] }).ids,
      ),
  };
  listeners.push(listener);
  if (response.ok) await until((heard) => heard.includes('retry:'));
  return listener;
}
const post = async (aid: number, lid = 1, vid = 1): Promise<string> =>
  String(
    (
      await api.call('POST', '/intake/leads', {
        LID: lid,
        VID: vid,
        AID: aid,
        FirstName: 'Ann',
        LastName: 'Lee',
        Email: `ann${Math.random()}@example.com`,
      })
    ).json()['leadId'],
  );

test('a posted lead is heard, by id alone, in an answer no proxy holds back', async () => {
  const campaign = await createCampaign(orm.em);
  const {
    rows: [keys],
  } = await database.pool.query<{ lid: number; vid: number }>(
    'select lid, vid from lead_type, source where lead_type.id = $1 and source.id = $2',
    [campaign.leadTypeId, campaign.sourceId],
  );
  const everybody = await listen(await openTestSession(api, database, ['leads:view']));
  expect(everybody.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  expect(everybody.response.headers.get('cache-control')).toContain('no-transform');
  const nobody = await listen(await openTestSession(api, database, ['settings:view']));
  const leadId = await post(campaign.aid, keys!.lid, keys!.vid);
  await everybody.until((text) => text.includes(leadId));
  // Configuration comes after it on the same way, so whoever hears of that has not missed the lead.
  await createCampaign(orm.em);
  await nobody.until((text) => text.includes('event: config'));
  expect(nobody.ids()).toEqual([]);
  expect(everybody.text()).not.toMatch(/Ann|example\.com/);
});

test('somebody limited to a source hears of its leads and not of others', async () => {
  const [mine, theirs] = [await createCampaign(orm.em), await createCampaign(orm.em)];
  const keysOf = async (id: string): Promise<[number, number]> => {
    const { rows } = await database.pool.query<{ lid: number; vid: number }>(
      'select lid, vid from campaign join lead_type on lead_type.id = lead_type_id join source on source.id = source_id where campaign.id = $1',
      [id],
    );
    return [rows[0]!.lid, rows[0]!.vid];
  };
  const limited = await listen(await openTestSession(api, database, ['leads:view'], { sourceIds: [mine.sourceId] }));
  const all = await listen(await openTestSession(api, database, ['leads:view']));
  const hidden = await post(theirs.aid, ...(await keysOf(theirs.id)));
  await all.until((text) => text.includes(hidden));
  const seen = await post(mine.aid, ...(await keysOf(mine.id)));
  await limited.until((text) => text.includes(seen));
  expect(limited.ids()).toEqual([seen]);
});

test('a change of configuration is told', async () => {
  const listener = await listen(await openTestSession(api, database, ['leads:view']));
  await createCampaign(orm.em);
  await listener.until((text) => text.includes('event: config'));
});

test('many notes on one lead within a moment are one event', async () => {
  const session = await openTestSession(api, database, ['leads:view', 'leads:work']);
  const {
    rows: [lead],
  } = await database.pool.query<{ id: string }>('select id from lead limit 1');
  const listener = await listen(session);
  await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      session.call('POST', `/api/v1/leads/${lead!.id}/notes`, { text: `note ${index}` }),
    ),
  );
  await listener.until((text) => text.includes(lead!.id));
  await new Promise((resolve) => setTimeout(resolve, 800));
  expect(listener.ids().length).toBeLessThan(6);
});

test('the stream is for people who are signed in, and few windows at once', async () => {
  expect((await fetch(`${api.url}/api/v1/events`)).status).toBe(401);
  const session = await openTestSession(api, database, []);
  const opened = await Promise.all(Array.from({ length: 20 }, () => listen(session)));
  expect(opened.every((listener) => listener.response.status === 200)).toBe(true);
  expect((await listen(session)).response.status).toBe(429);
});

test('a session that ends, or sees something else, hears nothing more', async () => {
  const session = await openTestSession(api, database, ['leads:view']);
  const listener = await listen(session);
  await database.pool.query("update role set sees = jsonb_set(sees, '{sourceIds}', '[]') where id = $1", [
    session.roleId,
  ]);
  await listener.until(() => listener.ended());
}, 40_000);

test('signing out ends the streams of that session at once, here and in another process', async () => {
  const [session, other] = [
    await openTestSession(api, database, ['leads:view']),
    await openTestSession(api, database, ['leads:view']),
  ];
  const [listener, bystander] = [await listen(session), await listen(other)];
  const neighbour = await startTestApi(database);
  const began = Date.now();
  expect((await fetch(`${neighbour.url}/api/v1/session`, { method: 'DELETE', headers: session.headers })).status).toBe(
    204,
  );
  await listener.until(() => listener.ended());
  expect(Date.now() - began).toBeLessThan(5_000);
  expect(bystander.ended()).toBe(false);
  await neighbour.stop();
});

test('deactivating somebody ends the streams of theirs', async () => {
  const [session, other] = [
    await openTestSession(api, database, ['leads:view']),
    await openTestSession(api, database, ['leads:view']),
  ];
  const [listener, bystander] = [await listen(session), await listen(other)];
  await database.pool.query('update app_user set active = false where id = $1', [session.userId]);
  await listener.until(() => listener.ended());
  expect([bystander.ended(), (await listen(session)).response.status]).toEqual([false, 401]);
}, 40_000);

test('a session that expires hears nothing more', async () => {
  const session = await openTestSession(api, database, ['leads:view']);
  const listener = await listen(session);
  await database.pool.query('update user_session set expires_at = now() where user_id = $1', [session.userId]);
  await listener.until(() => listener.ended());
}, 40_000);
