import { Writable } from 'node:stream';
import type { Pool } from 'pg';
import { sealAudit } from '#activities/upkeep/seal-audit';
import { createLogger } from '#config/log';
import { verifySeals } from '#db/audit-seals/verify-seals';
import { createSecretBox } from '#db/secrets/secret-box';
import { reseal } from '#db/key-rotation/reseal';
import { keyIdOf } from '#db/secrets/secret-box';
import { lookupKeyOf } from '#db/secrets/secret-box';
import { createTestDatabase, type TestDatabase } from '#test/kit/database';

const LOG = createLogger('test', { level: 'silent' });
const KEY = 'ab'.repeat(32);
const box = createSecretBox(KEY);
let database: TestDatabase;
let pool: Pool;
beforeEach(async () => {
  database = await createTestDatabase();
  pool = database.pool;
});
afterEach(() => database.drop());

const book = async (action: string, ago = '0 minutes'): Promise<string> => {
  const { rows } = await pool.query<{ id: string }>(
    `insert into audit_event (id, actor, action, entity, at, created_at) values (gen_random_uuid(), 'user:x', $1, 'app_user', now() - $2::interval, now() - $2::interval) returning id`,
    [action, ago],
  );
  return `audit_event:${rows[0]!.id}`;
};
const sealAll = async (): Promise<void> => {
  while ((await sealAudit(pool, LOG, box)) === 'more');
};
/** What somebody does who owns the database, and its triggers with it. */
const behindTheTriggers = async (statement: string, values: unknown[] = []): Promise<void> => {
  const client = await pool.connect();
  try {
    await client.query('set session_replication_role = replica');
    await client.query(statement, values);
  } finally {
    client.release(true);
  }
};
const idOf = (key: string): string => key.slice('audit_event:'.length);
const problems = async () => (await verifySeals(pool, box)).problems;

test('what is booked is sealed once, in order, and found as it was sealed', async () => {
  await book('sign-in');
  await pool.query(
    `insert into audit_look (id, actor, action, entity, count) values (gen_random_uuid(), 'user:x', 'list', 'lead', 7)`,
  );
  await sealAll();
  expect(await sealAudit(pool, LOG, box)).toBe('idle');
  await book('sign-out');
  await sealAll();
  const verdict = await verifySeals(pool, box);
  expect(verdict).toMatchObject({ problems: [], seals: 2, newest: { number: 2 } });
  const { rows } = await pool.query<{ count: number }>(
    `select (select count(*) from audit_event) + (select count(*) from audit_look) + (select count(*) from config_version) as count`,
  );
  expect(verdict.rows).toBe(rows[0]!.count);
});

test('the log says which seal was made, in the words of the verdict', async () => {
  let written = '';
  const destination = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      written += chunk.toString('utf8');
      done();
    },
  });
  await book('sign-in');
  await sealAudit(pool, createLogger('test', { level: 'info', destination }), box);
  const { newest } = await verifySeals(pool, box);
  expect(JSON.parse(written)).toMatchObject({ msg: 'the audit log was sealed', ...newest });
});

test('a row that is seen later than others, but began before them, is sealed by the next seal', async () => {
  await book('sign-in');
  await sealAll();
  const late = await book('sign-in-failed', '50 minutes');
  await sealAll();
  expect(await problems()).toEqual([]);
  const { rows } = await pool.query('select row_keys from audit_seal where number = 2');
  expect(rows).toEqual([{ row_keys: [late] }]);
});

test('a long history is sealed in several seals that miss none', async () => {
  await pool.query(
    `insert into audit_event (id, actor, action, entity, created_at) select gen_random_uuid(), 'user:x', 'sign-in', 'app_user', now() - make_interval(hours => 3 + n / 400) from generate_series(1, 2300) n`,
  );
  await sealAll();
  const { seals, problems: found } = await verifySeals(pool, box);
  expect([seals, found]).toEqual([3, []]);
});

describe('names what somebody did who owns the database:', () => {
  let first: string;
  let second: string;
  beforeEach(async () => {
    first = await book('sign-in', '3 hours');
    await sealAll();
    second = await book('password-changed');
    await sealAll();
  });

  test('a changed row', async () => {
    await behindTheTriggers(`update audit_event set actor = 'user:y' where id = $1`, [idOf(first)]);
    expect(await problems()).toEqual([{ kind: 'row-changed', seal: 1, row: first }]);
  });
  test('a row taken away', async () => {
    await behindTheTriggers('delete from audit_event where id = $1', [idOf(second)]);
    expect(await problems()).toEqual([{ kind: 'row-missing', seal: 2, row: second }]);
  });
  test('a row put in under an earlier time', async () => {
    const forged = await book('sign-in', '2 hours');
    await sealAll();
    expect(await problems()).toEqual([{ kind: 'row-unsealed', row: forged }]);
  });
  test('a changed row with a seal made to fit it', async () => {
    await behindTheTriggers(`update audit_event set actor = 'user:y' where id = $1`, [idOf(first)]);
    await behindTheTriggers(
      `update audit_seal set row_digests = array(select sha256('x') from unnest(row_keys)), mac = sha256('guess') where number = 1`,
    );
    expect(await problems()).toEqual(
      expect.arrayContaining([
        { kind: 'seal-altered', seal: 1 },
        { kind: 'seal-altered', seal: 2 },
      ]),
    );
  });
  test('a row taken away with its seal', async () => {
    await behindTheTriggers('delete from audit_event where id = $1', [idOf(first)]);
    await behindTheTriggers('delete from audit_seal where number = 1');
    expect(await problems()).toEqual([{ kind: 'seal-missing', seal: 1 }]);
  });
  test('a seal put out of its order', async () => {
    await behindTheTriggers('update audit_seal set covered_until = now() where number = 1');
    expect(await problems()).toEqual([{ kind: 'seal-altered', seal: 1 }]);
  });
});

test('a new secret key leaves the seals as they are', async () => {
  await pool.query(
    `insert into config_version (entity, entity_id, version, actor, after) values ('delivery_method', gen_random_uuid(), 1, 'user:x', jsonb_build_object('secret', $1::text))`,
    [box.seal('hunter2')],
  );
  await sealAll();
  const next = createSecretBox('cd'.repeat(32), [KEY], lookupKeyOf(KEY));
  expect(await reseal(pool, { box: next, olderKeyIds: [keyIdOf(KEY)] })).toBe(1);
  expect((await verifySeals(pool, next)).problems).toEqual([]);
  expect((await verifySeals(pool, createSecretBox('cd'.repeat(32)))).problems).toEqual([
    { kind: 'seal-altered', seal: 1 },
  ]);
});

test('what came since the last seal is found by its age, however long the log is', async () => {
  const asked: string[] = [];
  const client = await pool.connect();
  const noting = { connect: () => Promise.resolve(client), query: pool.query.bind(pool) } as unknown as Pool;
  const { query } = client;
  client.query = ((...given: Parameters<typeof query>) => {
    if (typeof given[0] === 'string') asked.push(given[0]);
    return query.apply(client, given);
  }) as typeof query;
  await sealAudit(noting, LOG, box);
  const looking = asked.find((text) => text.includes('audit_look') && text.includes('covered_until'))!;
  await pool.query(`insert into audit_look (id, actor, action, entity, count, at, created_at)
    select gen_random_uuid(), 'user:x', 'list', 'lead', 1, at, at from (select now() - n * interval '1 minute' as at from generate_series(1, 20000) n) made`);
  await pool.query('analyze audit_look');
  const { rows } = await pool.query<{ 'QUERY PLAN': string }>(`explain ${looking}`);
  expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('audit_look_created_index');
});
