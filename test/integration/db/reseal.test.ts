import { newId } from '#db/new-id';
import { countSealedBy, reseal } from '#db/key-rotation/reseal';
import { SEALED_COLUMNS } from '#db/key-rotation/sealed-columns';
import { createSecretBox, keyIdOf, lookupKeyOf } from '#db/secrets/secret-box';
import { createTestDatabase, type TestDatabase } from '#test/kit/database';

const [OLD, NEW] = ['ab'.repeat(32), 'cd'.repeat(32)];
const old = createSecretBox(OLD);
const ring = createSecretBox(NEW, [OLD], lookupKeyOf(OLD));
const alone = createSecretBox(NEW);
const PEOPLE = 450;
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  const { pool } = database;
  const ids = Array.from({ length: PEOPLE }, () => newId());
  await pool.query(`insert into app_user (id, name, email) select id, 'P', id::text from unnest($1::uuid[]) id`, [ids]);
  await pool.query('insert into user_login (user_id, totp_seed) select * from unnest($1::uuid[], $2::text[])', [
    ids,
    ids.map((id) => old.seal(`seed of ${id}`)),
  ]);
  await pool.query(`update installation set ai_validation = jsonb_set(ai_validation, '{key}', $1::jsonb)`, [
    JSON.stringify({ $sealed: old.seal('key of a provider') }),
  ]);
  await pool.query(
    `insert into config_version (id, entity, entity_id, version, actor, before, after)
     values (nextval('config_version_id_seq'), 'installation', $1, 1, 'system', $2, $3)`,
    [
      newId(),
      JSON.stringify({ key: { $sealed: old.seal('before') } }),
      JSON.stringify({ list: [{ $sealed: old.seal('one') }, { $sealed: alone.seal('two') }, 'lr1.plain'] }),
    ],
  );
}, 60_000);
afterAll(() => database.drop());

const seeds = async () =>
  (await database.pool.query<{ user_id: string; totp_seed: string }>('select user_id, totp_seed from user_login')).rows;

test('what one key sealed is sealed with the next, in batches; cut off, it goes on where it was', async () => {
  const { pool } = database;
  const olderKeyIds = [keyIdOf(OLD)];
  expect(await countSealedBy(pool, olderKeyIds)).toBe(PEOPLE + 3);
  const cut = reseal(pool, {
    box: ring,
    olderKeyIds,
    onProgress: ({ table }) => {
      if (table === 'user_login') throw new Error('cut off');
    },
  });
  await expect(cut).rejects.toThrow('cut off');
  expect(await countSealedBy(pool, olderKeyIds)).toBe(PEOPLE + 2 - 200);
  const steps: string[] = [];
  await reseal(pool, {
    box: ring,
    olderKeyIds,
    onProgress: ({ table, column }, done) => steps.push(`${table}.${column} ${done}`),
  });
  expect(steps).toEqual([
    'user_login.totp_seed 200',
    'user_login.totp_seed 250',
    'config_version.before 1',
    'config_version.after 1',
  ]);
  expect(await countSealedBy(pool, olderKeyIds)).toBe(0);

  for (const { user_id, totp_seed } of await seeds()) expect(alone.open(totp_seed)).toBe(`seed of ${user_id}`);
  const { rows } = await pool.query(
    `select ai_validation->'key'->>'$sealed' as key, before->'key'->>'$sealed' as before, after->'list' as list from installation, config_version`,
  );
  expect([rows[0].key, rows[0].before, rows[0].list[0].$sealed, rows[0].list[1].$sealed].map(alone.open)).toEqual([
    'key of a provider',
    'before',
    'one',
    'two',
  ]);
  expect(rows[0].list[2]).toBe('lr1.plain');
});

test('the history is append only again afterwards', async () => {
  await expect(database.pool.query(`update config_version set actor = 'x'`)).rejects.toThrow(/append only/);
});

test('duplicates of the time before are known by the key of look-ups', () => {
  expect(ring.mac('somebody')).toEqual(old.mac('somebody'));
  expect(alone.mac('somebody')).not.toEqual(old.mac('somebody'));
});

test('every column that holds sealed texts is among those that are sealed anew', async () => {
  const { rows } = await database.pool.query<{ name: string }>(
    `select table_name || '.' || column_name as name from information_schema.columns
     where table_schema = 'public' and column_name ~ 'sealed|seed$|^config$|ai_validation|grading_providers' and data_type in ('text', 'jsonb')`,
  );
  const known = SEALED_COLUMNS.map(({ table, column }) => `${table}.${column}`);
  expect(known).toEqual(expect.arrayContaining(rows.map(({ name }) => name)));
});
