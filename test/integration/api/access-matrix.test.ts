import type { MikroORM } from '@mikro-orm/postgresql';
import { initOrm } from '#db/orm';
import { ENDPOINTS } from '#api/contract/endpoints';
import type { Endpoint } from '#api/contract/endpoint';
import { PERMISSIONS, type Permission } from '#api/contract/permissions';
import { openAccessToken } from '#test/kit/access-token';
import { startTestApi, type TestApi } from '#test/kit/api-client';
import { createTestDatabase, type TestDatabase } from '#test/kit/database';
import { createMatrixMarket, sellToRival, type MatrixMarket } from '#test/kit/matrix/market';
import { MATRIX_ROWS, type MatrixRow } from '#test/kit/matrix/rows';
import { openTestSession } from '#test/kit/session';
import { API_SCOPES } from '#domain/words/access';

const CANARY = 'CANARY';
let database: TestDatabase;
let api: TestApi;
let orm: MikroORM;
let others: MatrixMarket;
const tokens = new Map<string, string>();

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database, {
    publicUrl: 'https://leads.example.com',
    processReader: { read: async () => ({ nodes: [], edges: [] }) as never },
  });
  orm = await initOrm(database.url);
  others = await createMatrixMarket(orm, database.pool, CANARY);
  for (const scope of API_SCOPES) tokens.set(scope, await openAccessToken(database.pool, [scope]));
}, 60_000);
afterAll(async () => {
  await orm.close(true);
  await api.stop();
  await database.drop();
});
beforeEach(() => database.pool.query('delete from throttle'));

interface Asked {
  readonly status: number;
  readonly code: unknown;
  readonly text: string;
}

/** Asks an endpoint for what its row asks of `market`. */
async function ask(
  { method, path }: Endpoint,
  row: MatrixRow,
  market: MatrixMarket,
  headers: Readonly<Record<string, string>> = {},
): Promise<Asked> {
  const params = row.params?.(market) ?? {};
  const place = path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? missing(path, name));
  const query = row.query ? `?${new URLSearchParams(row.query(market)).toString()}` : '';
  const init: RequestInit = {
    redirect: 'manual',
    method: method.toUpperCase(),
    headers: { ...row.headers, ...headers },
  };
  if (row.upload) {
    const form = new FormData();
    form.append('file', new Blob(['abc'], { type: 'text/plain' }), 'note.txt');
    init.body = form;
  } else if (row.body) {
    init.body = JSON.stringify(row.body(market));
    init.headers = { ...init.headers, 'content-type': 'application/json' };
  }
  const answer = await fetch(`${api.url}${place}${query}`, init);
  if (row.stream && answer.ok) {
    await answer.body?.cancel();
    return { status: answer.status, code: undefined, text: '' };
  }
  const text = await answer.text();
  return {
    status: answer.status,
    code: answer.status >= 400 && text.startsWith('{') ? JSON.parse(text).code : undefined,
    text,
  };
}

function missing(path: string, name: string): never {
  throw new Error(`The matrix row of ${path} must give the parameter {${name}}.`);
}

function rowOf(endpoint: Endpoint): MatrixRow {
  const row = MATRIX_ROWS.get(endpoint.id);
  if (!row)
    throw new Error(
      `${endpoint.method} ${endpoint.path} has no row: add "${endpoint.id}" to test/kit/matrix/special-rows.ts (a resource: to RESOURCE_ID and CREATE in rows.ts).`,
    );
  if (row.other === 'common' && row.why === undefined)
    throw new Error(`Say why the row "${endpoint.id}" shows the same to everybody.`);
  return row;
}

const bearer = (scope: string): Record<string, string> => ({ authorization: `Bearer ${tokens.get(scope)}` });
const sightOf = (market: MatrixMarket) => ({
  buyerIds: [market.buyerId],
  sourceIds: [market.sourceId],
  leadTypeIds: [market.leadTypeId],
});
const needed = ({ permission }: Endpoint, { also = [] }: MatrixRow): Permission[] => [
  ...(permission ? [permission] : []),
  ...also,
];
const isGuarded = ({ access }: Endpoint): boolean => access === 'account' || access === 'data' || access === 'session';

test.each(ENDPOINTS.map((endpoint) => [`${endpoint.method} ${endpoint.path}`, endpoint] as const))(
  '%s',
  async (_name, endpoint) => {
    const row = rowOf(endpoint);
    const own = await createMatrixMarket(orm, database.pool, 'OWN');
    const rivals = [
      CANARY,
      others.buyerId,
      others.accountId,
      others.methodId,
      await sellToRival(database.pool, own, others),
    ];

    const nobody = await ask(endpoint, row, own);
    if (!isGuarded(endpoint)) {
      expect(row.own ?? [200, 202, 204]).toContain(nobody.status);
      return;
    }
    expect([nobody.status, nobody.code]).toEqual([401, 'authentication-required']);
    for (const scope of API_SCOPES.filter((other) => other !== endpoint.access)) {
      const wrong = await ask(endpoint, row, own, bearer(scope));
      expect([scope, wrong.status, wrong.code]).toEqual([
        scope,
        403,
        endpoint.access === 'session' ? 'session-required' : 'insufficient-scope',
      ]);
    }

    if (endpoint.permission) {
      const without = await openTestSession(
        api,
        database,
        PERMISSIONS.filter((permission) => permission !== endpoint.permission),
      );
      const refused = await ask(endpoint, row, own, without.headers);
      expect([refused.status, refused.code]).toEqual([403, 'permission-required']);
    }

    await asksForOthers(endpoint, row, own);
    const may = await openTestSession(api, database, needed(endpoint, row), sightOf(own));
    if (row.other === 'stranger')
      await database.pool.query('update saved_view set user_id = $1 where id = $2', [may.userId, own.viewId]);
    if (row.other === 'stranger')
      await database.pool.query('update user_session set user_id = $1 where id = $2', [may.userId, own.sessionId]);
    if (row.other === 'stranger')
      await database.pool.query('update passkey set user_id = $1 where id = $2', [may.userId, own.passkeyId]);
    const allowed = await ask(endpoint, row, own, may.headers);
    expect(row.own ?? [200, 201, 202, 204]).toContain(allowed.status);
    expect(allowed.code).not.toBe('permission-required');
    if (row.other !== 'common') expect(rivals.filter((trace) => allowed.text.includes(trace))).toEqual([]);
  },
  60_000,
);

/** What is not one's own is not there, and nothing happens to it. */
async function asksForOthers(endpoint: Endpoint, row: MatrixRow, own: MatrixMarket): Promise<void> {
  if (row.other === 'common') return;
  const limited = await openTestSession(api, database, needed(endpoint, row), sightOf(own));
  const before = await fingerprint();
  const answer = await ask(endpoint, row, others, limited.headers);
  if (row.other === 'hidden' || row.other === 'stranger')
    expect([answer.status, answer.text.includes(CANARY)]).toEqual([404, false]);
  if (row.other === 'refused')
    expect([[403, 404, 422].includes(answer.status), answer.text.includes(CANARY)]).toEqual([true, false]);
  if (row.other === 'absent') {
    const everything = await openTestSession(api, database, needed(endpoint, row));
    const all = await ask(endpoint, row, others, everything.headers);
    expect([answer.status, all.status, answer.text.includes(CANARY)]).toEqual([200, 200, false]);
    // Otherwise the row would prove nothing.
    expect(all.text).not.toBe(answer.text);
    return;
  }
  expect(await fingerprint()).toBe(before);
}

/** The other market as it stands. */
async function fingerprint(): Promise<string> {
  const tables = [
    'lead_type',
    'source',
    'campaign',
    'lead_form',
    'buyer',
    'delivery_method',
    'delivery_account',
    'lead',
    'delivery',
    'lead_return',
    'lead_file',
    'api_credential',
    'saved_view',
    'user_session',
  ];
  const ids = Object.values(others).filter((value) => typeof value === 'string');
  const rows = await Promise.all(
    tables.map((table) =>
      database.pool.query(
        `select to_jsonb(t) - 'last_used_at' as row from ${table} t where id::text = any($1) order by id`,
        [ids],
      ),
    ),
  );
  const notes = await database.pool.query('select count(*)::int as n from lead_note where lead_id = $1', [
    others.leadId,
  ]);
  return JSON.stringify([rows.map((result) => result.rows), notes.rows]);
}
