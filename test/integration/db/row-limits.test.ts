import type { MikroORM } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';
import { SEALED_COLUMNS } from '#db/key-rotation/sealed-columns';
import { LIST_SOURCES } from '#db/lists/index';
import { initOrm } from '#db/orm';
import { createPool } from '#db/pool';
import { APPEND_ONLY } from '#db/roles/grant-access';
import { ACCESS_ROLE, READER_ROLE, SIGHT_ROLE } from '#db/roles/group-roles';
import { allOf, bindInto, type Bind, type DataScope } from '#db/scope/data-scope';
import { ENTITY_SCOPES } from '#db/scope/entity-scopes';
import { deliveryScope, leadScope, postingScope } from '#db/scope/lead-scope';
import { createLimitedPool } from '#db/scope/limited-pool';
import { withSight, withWholeSight } from '#db/scope/sight-in-hand';
import { EVERYTHING } from '#api/http/principal';
import { createTestDatabase, type TestDatabase } from '#test/kit/database';
import { makeTwoOfEach, type World } from '../api/two-of-each';
import { insert } from './insert-rows';

let database: TestDatabase;
/** As the API enters the database. */
let pool: Pool;
let orm: MikroORM;
let world: World;
let tables: readonly string[];
const TABLES = `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'schema_migration' order by 1`;
const LEAD_TABLES = ['lead_note', 'lead_step', 'lead_change', 'process_snapshot', 'lead_insert_request'] as const;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = createLimitedPool(database.applicationUrl, 4, 'leadrail-test-limited');
  orm = await initOrm(database.url);
  world = await makeTwoOfEach(orm.em as never, database.pool);
  for (const half of ['mine', 'theirs'] as const) await writeAbout(half);
  tables = (await database.pool.query<{ name: string }>(TABLES)).rows.map(({ name }) => name);
}, 60_000);
afterAll(async () => {
  await pool.end();
  await orm.close(true);
  await database.drop();
});

/** Rows of the tables that the two markets leave empty. */
async function writeAbout(half: 'mine' | 'theirs'): Promise<void> {
  const { lead, delivery, buyer, source, method, account, campaign } = world.ids;
  const [sql, about] = [database.pool, { lead_id: lead[half] }];
  const id = (): string => crypto.randomUUID();
  await insert(sql, 'lead_note', { id: id(), ...about, author: 'x', text: `${half} note` });
  await insert(sql, 'lead_step', { id: id(), ...about, node: 'x', label: `${half} step`, state: 'done' });
  await insert(sql, 'lead_change', { id: id(), ...about, actor: half });
  await insert(sql, 'process_snapshot', { ...about, document: { half } });
  await insert(sql, 'lead_insert_request', { ...about, content_type: half, body: Buffer.from(half), remote_ip: '::1' });
  await insert(sql, 'lead_plan', { ...about, number: 1, config_version: 1 });
  await insert(sql, 'lead_dispatch', about);
  await insert(sql, 'lead_file', {
    id: id(),
    ...about,
    name: half,
    media_type: 'x/y',
    size_bytes: 1,
    content: Buffer.from('x'),
    uploaded_by: half,
  });
  await insert(sql, 'lead_action', { id: id(), ...about, action: 'hold', actor: half });
  await insert(sql, 'delivery_attempt', { id: id(), delivery_id: delivery[half], number: 1, state: 'accepted' });
  await insert(sql, 'ping', {
    id: id(),
    ...about,
    plan_number: 1,
    account_id: account[half],
    method_id: method[half],
    state: 'no-bid',
  });
  await insert(sql, 'delivery_test', { id: id(), method_id: method[half], ...about, actor: half });
  await insert(sql, 'cap_window', {
    scope: 'account',
    scope_id: account[half],
    cap_window: 'day',
    starts_at: new Date(),
  });
  await insert(sql, 'cap_window', {
    scope: 'campaign',
    scope_id: campaign[half],
    cap_window: 'day',
    starts_at: new Date(),
  });
  await insert(sql, 'lead_form', { id: id(), campaign_id: campaign[half], slug: half, name: half, document: {} });
  await insert(sql, 'api_credential', {
    id: id(),
    client_id: half,
    secret_hash: Buffer.from('x'),
    scopes: '{receiver}',
    source_id: source[half],
    name: half,
  });
  await post(half, 'sale', delivery[half], [`buyer-receivable:${buyer[half]}`, 'revenue']);
  await post(half, 'lead-cost', lead[half], ['lead-cost', `source-payable:${source[half]}`]);
}

async function post(
  half: 'mine' | 'theirs',
  kind: string,
  subject: string,
  accounts: readonly string[],
): Promise<void> {
  const client = await database.pool.connect();
  try {
    await client.query('begin');
    const id = crypto.randomUUID();
    await insert(client, 'ledger_transaction', { id, kind, subject_id: subject, lead_id: world.ids.lead[half] });
    for (const [index, account] of accounts.entries())
      await insert(client, 'ledger_entry', {
        transaction_id: id,
        account,
        amount_minor: index === 0 ? 5 : -5,
        currency: 'USD',
      });
    await client.query('commit');
  } finally {
    client.release();
  }
}

const KINDS = { buyerIds: 'buyer', sourceIds: 'source', leadTypeIds: 'leadType' } as const;
type Kind = keyof typeof KINDS;
const sightOf = (...kinds: readonly Kind[]): DataScope =>
  kinds.reduce<DataScope>((sees, kind) => ({ ...sees, [kind]: [world.ids[KINDS[kind]].mine] }), EVERYTHING);
const rowsUnder = async (sees: DataScope, text: string, values: unknown[] = []): Promise<string[]> =>
  withSight(sees, async () => (await pool.query<{ row: string }>(text, values)).rows.map(({ row }) => row));
/** Ids and names of the market that is out of sight, of the kinds that the sight says anything about. */
const foreignIn = (text: string, kinds: readonly Kind[]): string[] => {
  const { ids } = world;
  const always = [ids.lead.theirs, ids.delivery.theirs, ids.return.theirs, 'Theirs Lead'];
  const ofKinds = kinds.map((kind) => ids[KINDS[kind]].theirs);
  const ofBuyers = kinds.some((kind) => kind !== 'sourceIds') ? [ids.method.theirs, ids.account.theirs] : [];
  const ofSources = kinds.some((kind) => kind !== 'buyerIds') ? [ids.campaign.theirs] : [];
  return [...always, ...ofKinds, ...ofBuyers, ...ofSources].filter((foreign) => text.includes(foreign));
};

test('every table of the schema is limited, and says for whom', async () => {
  const { rows } = await database.pool.query<{ name: string; on: boolean; policies: string[] }>(
    `select relname as name, relrowsecurity as on, array(select polname::text from pg_policy where polrelid = c.oid order by 1) as policies
       from pg_class c where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'schema_migration'`,
  );
  const wrong = rows.filter(
    ({ on, policies }) => !on || !['in_sight', 'readers', 'whole'].every((name) => policies.includes(name)),
  );
  expect(wrong).toEqual([]);
});

describe.each([
  [['buyerIds']],
  [['sourceIds']],
  [['leadTypeIds']],
  [['buyerIds', 'sourceIds', 'leadTypeIds']],
] as const)('with a sight of %s', (kinds: readonly Kind[]) => {
  test('no row of any table tells of the other market, whatever the statement asks for', async () => {
    const sees = sightOf(...kinds);
    for (const table of tables) {
      const seen = await rowsUnder(sees, `select to_jsonb(t)::text as row from ${table} t`);
      expect([table, foreignIn(seen.join('\n'), kinds)]).toEqual([table, []]);
    }
  });

  test('the own market is seen in every table that tells of leads', async () => {
    const sees = sightOf(...kinds);
    for (const table of LEAD_TABLES)
      expect(await rowsUnder(sees, `select lead_id::text as row from ${table}`)).toEqual([world.ids.lead.mine]);
    expect(await rowsUnder(sees, 'select id::text as row from delivery_attempt')).toHaveLength(1);
  });

  test('the policies hide what the conditions of the statements hide, and no more', async () => {
    const sees = sightOf(...kinds);
    const statements: [string, (bind: Bind) => string[]][] = [
      ['select lead.id::text as row from lead', (bind) => leadScope(sees, bind)],
      [
        'select delivery.id::text as row from delivery join lead on lead.id = delivery.lead_id',
        (bind) => deliveryScope(sees, bind),
      ],
      [
        'select posting.id::text as row from ledger_transaction posting join lead on lead.id = posting.lead_id left join delivery on delivery.id = posting.subject_id and delivery.lead_id = posting.lead_id',
        (bind) => postingScope(sees, bind),
      ],
      ...Object.entries(ENTITY_SCOPES).map(([table, scope]): [string, (bind: Bind) => string[]] => [
        `select ${table}.id::text as row from ${table}`,
        (bind) => scope(sees, bind, table),
      ]),
    ];
    for (const [select, conditions] of statements) {
      const values: unknown[] = [];
      const where = allOf(conditions(bindInto(values)));
      const byStatement = await database.pool.query<{ row: string }>(`${select} where ${where} order by 1`, values);
      expect([select, await rowsUnder(sees, `${select} order by 1`)]).toEqual([
        select,
        byStatement.rows.map(({ row }) => row),
      ]);
    }
  });

  test('a list that forgot its conditions shows nothing of the other market', async () => {
    const sees = sightOf(...kinds);
    for (const [name, makeSource] of Object.entries(LIST_SOURCES)) {
      const values: unknown[] = [];
      const source = makeSource(EVERYTHING, bindInto(values));
      const text = `select to_jsonb(x)::text as row from (select ${source.name}.* from ${source.from} ${source.joins ?? ''}) x`;
      expect([name, foreignIn((await rowsUnder(sees, text, values)).join('\n'), kinds)]).toEqual([name, []]);
    }
  });
});

test('work for everybody goes on in whole sight within work that is limited', async () => {
  const count = 'select count(*)::integer as row from lead';
  const [limited, whole] = await withSight(sightOf('buyerIds'), async () => [
    (await pool.query(count)).rows[0],
    (await withWholeSight(() => pool.query(count))).rows[0],
  ]);
  expect([limited, whole]).toEqual([{ row: 2 }, { row: 4 }]);
  expect((await pool.query(count)).rows[0]).toEqual({ row: 4 });
});

test('whoever reads in a limited sight writes nothing but that they looked', async () => {
  const under = (text: string): Promise<unknown> => withSight(sightOf('buyerIds'), () => pool.query(text));
  const denied = { code: '42501' };
  await expect(under(`update buyer set company = 'x'`)).rejects.toMatchObject(denied);
  await expect(under('delete from lead_note')).rejects.toMatchObject(denied);
  await expect(
    under(`insert into audit_event (id, actor, action, entity) values (gen_random_uuid(), 'x', 'x', 'x')`),
  ).rejects.toMatchObject(denied);
  await under(`insert into audit_look (id, actor, action, entity) values (gen_random_uuid(), 'x', 'read', 'x')`);
});

test('in the limited role without a sight nothing is read at all', async () => {
  const client = await pool.connect();
  try {
    await client.query(`begin; set local role ${SIGHT_ROLE}`);
    await expect(client.query('select id from lead')).rejects.toThrow(/leadrail\.sees/);
  } finally {
    await client.query('rollback');
    client.release();
  }
});

test.each([
  'alter table audit_event disable trigger audit_event_append_only',
  'alter table lead disable row level security',
  'drop policy in_sight on lead',
  'create table mine (id integer)',
  'truncate lead_note',
  `delete from schema_migration`,
  `set session_replication_role = replica`,
  ...APPEND_ONLY.flatMap((table) => [`delete from ${table}`, `update ${table} set created_at = now()`]),
])('API and worker may not: %s', async (statement) => {
  await expect(pool.query(statement)).rejects.toMatchObject({ code: '42501' });
});

test('readers read no secret, no hash and nothing of sign-in', async () => {
  const { rows } = await database.pool.query<{ name: string }>(
    `select table_name || '.' || column_name as name from information_schema.column_privileges where grantee = $1 and privilege_type = 'SELECT'`,
    [READER_ROLE],
  );
  const readable = rows.map(({ name }) => name);
  const sealed = SEALED_COLUMNS.map(({ table, column }) => `${table}.${column}`);
  expect(
    readable.filter((name) => sealed.includes(name) || /password|secret|token|_hash|totp|sealed/.test(name)),
  ).toEqual([]);
  expect(readable).toEqual(expect.arrayContaining(['lead.id', 'delivery.price_minor', 'ledger_entry.amount_minor']));
  expect(
    readable.filter((name) => /^(app_user|user_|api_credential|access_token|notice|installation)/.test(name)),
  ).toEqual([]);
});

test('the policies of API and worker cost no index: plans are those of the owner', async () => {
  const own = createPool(database.applicationUrl, 1);
  const planOf = async (through: Pool, statement: string): Promise<string> => {
    const client = await through.connect();
    try {
      await client.query('set enable_seqscan = off');
      const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain (costs off) ${statement}`);
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    } finally {
      client.release(true);
    }
  };
  for (const statement of [
    `select id from lead where lower(email) = 'a@example.com'`,
    `select id from lead where lower(email) like 'a%' order by received_at desc, id desc limit 5`,
    `select lead.id from lead join delivery on delivery.lead_id = lead.id where delivery.buyer_id = '${world.ids.buyer.mine}' order by delivery.reserved_at desc limit 5`,
  ]) {
    expect(await planOf(own, statement)).toBe(await planOf(database.pool, statement));
  }
  expect(await planOf(own, `select id from lead where lower(email) = 'a@example.com'`)).toContain('lead_email_index');
  await own.end();
});

test('the role of API and worker is no superuser, no owner, and reads in limited sight', async () => {
  const { rows } = await pool.query(
    `select rolsuper as super, rolbypassrls as bypass, pg_has_role(current_user, $1, 'usage') as has, pg_has_role(current_user, $2, 'usage') as inherits,
            pg_has_role(current_user, $2, 'set') as takes, (select count(*)::integer from pg_class where relowner = r.oid) as owned
       from pg_roles r where rolname = current_user`,
    [ACCESS_ROLE, SIGHT_ROLE],
  );
  expect(rows).toEqual([{ super: false, bypass: false, has: true, inherits: false, takes: true, owned: 0 }]);
});
