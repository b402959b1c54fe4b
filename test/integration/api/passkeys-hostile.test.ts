import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createTestDatabase, type TestDatabase } from '#test/kit/database';
import { startTestApi, type TestAnswer, type TestApi } from '#test/kit/api-client';
import { signInAt, type Browser } from '#test/kit/sign-in/browser';
import { makeLogin, PASSWORD } from '#test/kit/sign-in/make-login';
import { addPasskeyAt, enterWith, proofWith, requestAt } from '#test/kit/sign-in/passkeys';
import { SoftwareAuthenticator, type Lies } from '#test/kit/sign-in/software-authenticator';

let database: TestDatabase;
let api: TestApi;
let readers: string;

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database, { publicUrl: 'https://leads.example.com' });
  const { rows } = await database.pool.query<{ id: string }>(
    `insert into role (id, name, permissions) values (gen_random_uuid(), 'Readers', array['buyers:view']) returning id`,
  );
  readers = rows[0]!.id;
}, 60_000);
afterAll(async () => {
  await api.stop();
  await database.drop();
});
beforeEach(() => database.pool.query('delete from throttle'));

const codeOf = (answer: TestAnswer): unknown => [answer.status, answer.status < 300 ? null : answer.json()['code']];
const REFUSED = [401, 'invalid-passkey'];

interface Holder {
  readonly id: string;
  readonly email: string;
  readonly here: Browser;
  readonly key: SoftwareAuthenticator;
}
async function holder(): Promise<Holder> {
  const { id, email } = await makeLogin(database.pool, PASSWORD, readers);
  const here = await signInAt(api, email);
  return { id, email, here, key: (await addPasskeyAt(here)).key };
}
const waiting = async (email: string): Promise<string> =>
  String((await api.call('POST', '/api/v1/session', { email, password: PASSWORD })).json()['challenge']);
const finish = (credential: unknown, challenge?: string): Promise<TestAnswer> =>
  api.call('POST', '/api/v1/session/passkey', { credential, ...(challenge !== undefined && { challenge }) });
async function lastRefusal(userId: string | null): Promise<unknown> {
  const { rows } = await database.pool.query(
    `select detail from audit_event where entity_id is not distinct from $1 and action = 'sign-in-failed' order by id desc limit 1`,
    [userId],
  );
  return rows[0]?.detail;
}

const LIES: readonly [string, Lies][] = [
  ['from another origin', { origin: 'https://leads.example.com.evil.test' }],
  ['over plain http', { origin: 'http://leads.example.com' }],
  ['for another host', { rpId: 'evil.test' }],
  ['without making sure of who holds it', { verified: false }],
  ['to a challenge of nobody', { challenge: 'A'.repeat(43) }],
  ['as if it were being made', { type: 'webauthn.create' }],
  ['inside of another site', { crossOrigin: true }],
  ['by another key', { key: new SoftwareAuthenticator().key }],
];

describe('what a passkey signs', () => {
  test.each(LIES)('%s signs nobody in, and is written down', async (_name, lies) => {
    const { id, key, email } = await holder();
    expect(codeOf(await enterWith(api, key, { lies }))).toEqual(REFUSED);
    expect(codeOf(await enterWith(api, key, { lies, after: await waiting(email) }))).toEqual(REFUSED);
    expect(await lastRefusal(id)).toEqual({ step: 'passkey', why: 'not-valid', address: '127.0.0.1' });
    expect((await enterWith(api, key)).status).toBe(200);
  });

  test.each(LIES)('%s proves nothing to whoever is signed in', async (_name, lies) => {
    const { here, key } = await holder();
    const passkey = await proofWith(here, key, lies);
    const asked = await here.call('POST', '/me/passkeys/options', { password: PASSWORD, passkey });
    expect(codeOf(asked)).toEqual([422, 'passkey-refused']);
  });

  test.each(LIES.filter(([, { key }]) => !key))('%s makes no passkey', async (_name, lies) => {
    const here = await signInAt(api, (await makeLogin(database.pool, PASSWORD, readers)).email);
    const made = { ...lies, ...(lies.type !== undefined && { type: 'webauthn.get' }) };
    // Where a page stands says nothing of the key that is made in it; that it is ours is seen by its origin.
    const expected = lies.crossOrigin === true ? [201, null] : [422, 'passkey-refused'];
    expect(codeOf((await addPasskeyAt(here, { lies: made })).answer)).toEqual(expected);
  });

  test('counts once: neither the same again nor an answer to what was asked too long ago', async () => {
    const { id, key } = await holder();
    const signed = key.sign(await requestAt(api));
    expect([(await finish(signed)).status, codeOf(await finish(signed))]).toEqual([200, REFUSED]);
    const late = await requestAt(api);
    await database.pool.query(`update passkey_challenge set expires_at = now() - interval '1 second'`);
    expect(codeOf(await finish(key.sign(late)))).toEqual(REFUSED);
    expect(await lastRefusal(id)).toMatchObject({ why: 'not-valid' });
    const spoilt = await requestAt(api);
    expect(codeOf(await finish(key.sign(spoilt, { verified: false })))).toEqual(REFUSED);
    expect(codeOf(await finish(key.sign(spoilt)))).toEqual(REFUSED);
  });

  test('is good for what it was asked for alone, and for whom', async () => {
    const [mine, other] = [await holder(), await holder()];
    const alone = await requestAt(api);
    const after = await waiting(mine.email);
    expect(codeOf(await finish(mine.key.sign(alone), after))).toEqual(REFUSED);
    const second = await requestAt(api, await waiting(mine.email));
    expect(codeOf(await finish(mine.key.sign(second)))).toEqual(REFUSED);
    const own = (await mine.here.call('POST', '/me/passkeys/proof')).json() as never;
    expect(codeOf(await finish(mine.key.sign(own), await waiting(mine.email)))).toEqual(REFUSED);
    const proof = (await other.here.call('POST', '/me/passkeys/proof')).json() as never;
    const passkey = mine.key.sign(proof);
    const asked = await mine.here.call('POST', '/me/passkeys/options', { password: PASSWORD, passkey });
    expect(codeOf(asked)).toEqual([422, 'passkey-refused']);
  });

  test('by the passkey of somebody else, or by one nobody knows, is answered in one way', async () => {
    const [mine, other] = [await holder(), await holder()];
    const foreign = await enterWith(api, other.key, { after: await waiting(mine.email) });
    const named = await enterWith(api, other.key, { lies: { userHandle: Buffer.from(mine.id).toString('base64url') } });
    const nameless = await enterWith(api, mine.key, { lies: { userHandle: null } });
    const strange = new SoftwareAuthenticator();
    const unknown = await enterWith(api, strange, { lies: { userHandle: Buffer.from(mine.id).toString('base64url') } });
    const borrowed = await enterWith(api, strange, {
      lies: { id: mine.key.id, userHandle: Buffer.from(mine.id).toString('base64url') },
    });
    const bodies = [foreign, named, nameless, unknown, borrowed].map((answer) => {
      const { requestId: _id, instance: _instance, ...body } = answer.json();
      return JSON.stringify(body);
    });
    expect(new Set(bodies).size).toBe(1);
    expect(codeOf(foreign)).toEqual(REFUSED);
    expect(await lastRefusal(null)).toMatchObject({ why: 'unknown-passkey' });
    expect(await lastRefusal(other.id)).toMatchObject({ why: 'not-theirs' });
    const proof = await proofWith(mine.here, other.key);
    expect(
      codeOf(await mine.here.call('POST', '/me/passkeys/options', { password: PASSWORD, passkey: proof })),
    ).toEqual([422, 'passkey-refused']);
  });
});

describe('a counter that goes back', () => {
  const copies = async (userId: string) => {
    const { rows } = await database.pool.query(
      `select (select count(*)::integer from audit_event where entity_id = $1 and action = 'passkey-copied') as booked,
        (select count(*)::integer from notice where user_id = $1 and detail ->> 'what' = 'passkey-copied') as told`,
      [userId],
    );
    return rows[0];
  };

  test('or stands still is refused, written down, and told to the owner', async () => {
    const { id, key } = await holder();
    expect((await enterWith(api, key, { lies: { counter: 7 } })).status).toBe(200);
    expect(codeOf(await enterWith(api, key, { lies: { counter: 7 } }))).toEqual(REFUSED);
    expect(codeOf(await enterWith(api, key, { lies: { counter: 0 } }))).toEqual(REFUSED);
    expect(await lastRefusal(id)).toMatchObject({ why: 'counted-back' });
    expect(await copies(id)).toEqual({ booked: 2, told: 2 });
    expect((await enterWith(api, key, { lies: { counter: 8 } })).status).toBe(200);
  });

  test('proves nothing to whoever is signed in, and is told as well', async () => {
    const { id, key, here } = await holder();
    await enterWith(api, key, { lies: { counter: 7 } });
    const passkey = await proofWith(here, key, { counter: 6 });
    const asked = await here.call('POST', '/me/passkeys/options', { password: PASSWORD, passkey });
    expect([codeOf(asked), await copies(id)]).toEqual([[422, 'passkey-refused'], { booked: 1, told: 1 }]);
  });

  test('is no news from whoever cannot sign, nor from a key that never counts', async () => {
    const { id, key } = await holder();
    await enterWith(api, key, { lies: { counter: 7 } });
    const forged = { counter: 1, key: new SoftwareAuthenticator().key };
    expect(codeOf(await enterWith(api, key, { lies: forged }))).toEqual(REFUSED);
    const still = await holder();
    for (let at = 0; at < 2; at += 1)
      expect((await enterWith(api, still.key, { lies: { counter: 0 } })).status).toBe(200);
    expect([await copies(id), await copies(still.id)]).toEqual(Array(2).fill({ booked: 0, told: 0 }));
  });
});

test('what a maker says of a key is not read, and nothing is fetched for it', async () => {
  let asked = 0;
  const server = createServer((_request, response) => response.end(String((asked += 1))));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const { id, email } = await makeLogin(database.pool, PASSWORD, readers);
  const here = await signInAt(api, email);
  const certificate = Buffer.from(`http://127.0.0.1:${port}/revoked.crl`);
  const { answer } = await addPasskeyAt(here, { lies: { certificate } });
  expect([codeOf(answer), asked]).toEqual([[422, 'passkey-refused'], 0]);
  // It was not even compared with what was asked for: the challenge is still there.
  const { rows } = await database.pool.query(`select purpose from passkey_challenge where user_id = $1`, [id]);
  expect(rows).toEqual([{ purpose: 'add' }]);
  await new Promise((resolve) => server.close(resolve));
});

describe('tries with a passkey', () => {
  const wrong = { lies: { verified: false } };
  test('are bounded for each address, the owner’s own browser apart', async () => {
    const { key, id, here } = await holder();
    for (let at = 0; at < 20; at += 1) expect(codeOf(await enterWith(api, key, wrong))).toEqual(REFUSED);
    const locked = await enterWith(api, key);
    expect(codeOf(locked)).toEqual([429, 'too-many-requests']);
    expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(0);
    await enterWith(api, key);
    const { rows } = await database.pool.query(
      `select 1 from audit_event where entity_id = $1 and action = 'sign-in-locked'`,
      [id],
    );
    expect(rows).toHaveLength(1);
    const known = { headers: { cookie: here.device } };
    expect((await enterWith(api, key, known)).status).toBe(200);
    for (let at = 0; at < 10; at += 1)
      expect(codeOf(await enterWith(api, key, { ...wrong, ...known }))).toEqual(REFUSED);
    expect((await enterWith(api, key, known)).status).toBe(429);
  });

  test('that are right do not count', async () => {
    const { key } = await holder();
    for (let at = 0; at < 22; at += 1) expect((await enterWith(api, key)).status).toBe(200);
  });

  test('that are right forgive the password before them', async () => {
    const { key, email } = await holder();
    for (let at = 0; at < 7; at += 1)
      expect((await enterWith(api, key, { after: await waiting(email) })).status).toBe(200);
  });

  test('are begun so often at most', async () => {
    let last = 200;
    for (let at = 0; at < 201; at += 1) last = (await api.call('POST', '/api/v1/session/passkey/options', {})).status;
    expect(last).toBe(429);
  });

  test('after a password are five, as with codes', async () => {
    const { key, email } = await holder();
    const after = await waiting(email);
    for (let at = 0; at < 5; at += 1) expect(codeOf(await enterWith(api, key, { after, ...wrong }))).toEqual(REFUSED);
    const request = await requestAt(api);
    expect(codeOf(await finish(key.sign(request), after))).toEqual([401, 'invalid-challenge']);
  });
});

describe('at the same moment', () => {
  /** Holds somebody's way in as a change of it does, while `work` waits for it. */
  async function held(userId: string, change: string, work: () => Promise<TestAnswer>): Promise<TestAnswer> {
    const client = await database.pool.connect();
    await client.query('begin');
    await client.query('select 1 from user_login where user_id = $1 for no key update', [userId]);
    await client.query(change, [userId]);
    const waits = work();
    for (;;) {
      const { rows } = await database.pool.query(
        `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      if (rows.length > 0) break;
    }
    await client.query('commit');
    client.release();
    return waits;
  }

  test('a password opens no session past a passkey that is being added', async () => {
    const { id, email } = await makeLogin(database.pool, PASSWORD, readers);
    const add = `insert into passkey (id, user_id, credential_id, public_key, counter, multi_device, backed_up, name)
      values (gen_random_uuid(), $1::uuid, decode(md5($1::uuid::text), 'hex'), '', 0, false, false, 'New')`;
    const answer = await held(id, add, () => api.call('POST', '/api/v1/session', { email, password: PASSWORD }));
    expect(codeOf(answer)).toEqual([401, 'invalid-sign-in']);
  });

  test('a passkey opens none while it is being removed', async () => {
    const { id, key } = await holder();
    const answer = await held(id, 'delete from passkey where user_id = $1 and credential_id is not null', () =>
      enterWith(api, key),
    );
    expect(answer.status).toBe(401);
  });
});
