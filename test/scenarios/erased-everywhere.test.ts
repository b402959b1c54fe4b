import { SMALL_LEAD_TYPE } from '#db/factories/create-lead-type';
import { ERASE_STATEMENTS } from '#db/leads/erase-statements';
import { PLACES_BY_NAME } from '#db/leads/erase-by-name';
import { PERMISSIONS } from '#api/contract/permissions';
import { leadTypeDocumentSchema } from '#domain/fields/lead-type.schema';
import { startTestApi, type TestApi } from '#test/kit/api-client';
import { settled } from '#test/kit/scenario/lead-facts';
import { act, api, postLead } from '#test/kit/scenario/scenario-http';
import { ScenarioWorld } from '#test/kit/scenario/scenario-world';
import { openTestSession, type TestSession } from '#test/kit/session';

const document = leadTypeDocumentSchema.parse({
  ...SMALL_LEAD_TYPE,
  fields: [
    ...SMALL_LEAD_TYPE.fields,
    { name: 'Address', label: 'Address', kind: 'text', systemField: 'address' },
    { name: 'Comments', label: 'Comments', kind: 'text', systemField: 'comments' },
    { name: 'IPAddress', label: 'IP', kind: 'text', systemField: 'ipAddress' },
    { name: 'Pet', label: 'Pet', kind: 'text' },
  ],
});
const run = Date.now().toString(36);
const digits = String(Date.now()).slice(-7).replace(/^[01]/, '7');
const person = {
  FirstName: `Fay${run}`,
  LastName: `Lark${run}`,
  Email: `fay.${run}@canary.example`,
  Phone: `512${digits}`,
  Address: `${run} Canary Street`,
  Comments: `ring the bell ${run}comment`,
  IPAddress: `2001:db8::${digits.slice(0, 4)}:${digits.slice(3)}`,
  Pet: `${run}parrot`,
};
const former = {
  Email: `former.${run}@canary.example`,
  Phone: `512-${[...digits]
    .reverse()
    .join('')
    .replace(/^[01]/, '6')
    .replace(/^(...)/, '$1-')}`,
};
/** Whatever would tell that this person was here; all of what was typed about them carries `run`. */
const CANARIES = [
  run,
  person.Phone,
  `(512) ${digits.slice(0, 3)}-${digits.slice(3)}`,
  former.Phone.replaceAll('-', ''),
  person.IPAddress,
];
const kept = { join: 'and', items: [{ column: 'city', is: 'is', value: 'Austin' }] };

let world: ScenarioWorld;
let local: TestApi;
let user: TestSession;
beforeAll(async () => {
  world = await ScenarioWorld.open(document);
  local = await startTestApi({ applicationUrl: process.env['TEST_APP_DATABASE_URL']! });
  user = await openTestSession(local, world, PERMISSIONS);
}, 60_000);
afterAll(async () => {
  await local.stop();
  await world.close();
});

/** Tables with rows that hold a word in any column, whatever its type. */
async function holders(words: readonly string[]): Promise<string[]> {
  const { rows } = await world.pool.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  const found: string[] = [];
  for (const { name } of rows) {
    const texts = words.flatMap((word) => [word.toLowerCase(), Buffer.from(word).toString('hex')]);
    const { rowCount } = await world.pool.query(
      `select 1 from "${name}" t, unnest($1::text[]) word where position(word in lower(t::text)) > 0 limit 1`,
      [texts],
    );
    if (rowCount) found.push(name);
  }
  return found;
}

const asked = async (method: string, path: string, body: unknown, more: Record<string, string> = {}) => {
  const answer = await user.call(method, path, body, { 'idempotency-key': `${person.Email} ${path}`, ...more });
  expect([path, answer.status < 300 ? 'done' : answer.text]).toEqual([path, 'done']);
  return answer.json();
};

/** Files, notes, views, preferences and corrections: what people leave about a lead. */
async function leaveTraces(leadId: string): Promise<string> {
  await asked('POST', `/api/v1/leads/${leadId}/notes`, { text: `${person.FirstName} called from ${person.Phone}` });
  const form = new FormData();
  form.set('file', new Blob([`passport of ${person.FirstName}`]), `${person.LastName}.txt`);
  const upload = { method: 'POST', headers: { ...user.headers, 'idempotency-key': person.Email }, body: form };
  expect((await fetch(`${local.url}/api/v1/leads/${leadId}/files`, upload)).status).toBe(201);
  const of = (column: string, is: string, value: unknown) => ({
    join: 'and',
    items: [{ column, is, value }, { join: 'or', items: [{ column, is, value }] }, ...kept.items],
  });
  const view = { list: 'leads', shared: false, document: { filter: of('email', 'is', person.Email.toUpperCase()) } };
  const { id } = await asked('POST', '/api/v1/views', {
    ...view,
    name: `All of ${person.FirstName} ${person.LastName}`,
  });
  await asked(
    'POST',
    '/api/v1/views',
    {
      ...view,
      name: 'Former',
      document: {
        filter: of('phone', 'any-of', [former.Phone, '1']),
        layout: { search: `${person.FirstName} ${person.LastName}` },
      },
    },
    { 'idempotency-key': 'former' },
  );
  await asked('PUT', '/api/v1/preferences/lists.leads', {
    value: {
      filter: of('lastName', 'is', person.LastName),
      search: `(512) ${digits.slice(0, 3)}-${digits.slice(3)}`,
      width: 120,
      order: ['firstName', 'email'],
    },
  });
  await asked('POST', '/api/v1/leads/search', { filter: of('email', 'contains', person.Email) });
  return String(id);
}

async function correct(leadId: string): Promise<void> {
  const before = await user.call('GET', `/api/v1/leads/${leadId}`);
  await asked(
    'PATCH',
    `/api/v1/leads/${leadId}`,
    { fields: { Email: person.Email, Phone: person.Phone } },
    { 'if-match': `"${String(before.json()['fieldsVersion'])}"` },
  );
}

/** Sent to a buyer who says their name, taken back with a word about them, sent by hand as a test. */
async function deliver(leadId: string): Promise<void> {
  const { rows } = await world.pool.query<{ id: string; methodId: string }>(
    `select d.id, a.delivery_method_id as "methodId" from delivery d join delivery_account a on a.id = d.account_id where d.lead_id = $1`,
    [leadId],
  );
  const { id: deliveryId, methodId } = rows[0]!;
  await world.pool.query('update delivery set reference = $2 where id = $1', [deliveryId, person.Email]);
  expect(
    await act(leadId, 'request-return', {
      deliveryId,
      reasonCode: 'wrong-number',
      note: `${person.FirstName} says no`,
    }),
  ).toMatchObject({ status: 200 });
  for (const subject of [
    { leadId },
    { fields: { ...person, Phone: `(512) ${digits.slice(0, 3)}-${digits.slice(3)}` } },
  ])
    expect(
      (
        await api('POST', `/api/v1/delivery-methods/${methodId}/test-send`, subject, {
          'idempotency-key': `${person.Email}${JSON.stringify(subject).length}`,
        })
      ).status,
    ).toBe(200);
}

test('whatever was done with a lead, after its erasure its person is in no column of any table', async () => {
  await world.account('Buyer', { testing: 'Sandbox' });
  const campaign = await world.campaign({ processing: 'synchronous' });
  const posted = await postLead(campaign, { ...person, ...former }, { 'idempotency-key': `key of ${person.Email}` });
  const leadId = posted.body.leadId!;
  await settled(world.pool, leadId);
  await correct(leadId);
  const viewId = await leaveTraces(leadId);
  await deliver(leadId);
  const before = await holders(CANARIES);
  for (const table of [
    'lead',
    'lead_change',
    'lead_note',
    'lead_file',
    'lead_insert_request',
    'saved_view',
    'user_preference',
    'delivery_test',
    'delivery',
    'delivery_attempt',
    'lead_return',
  ])
    expect(before).toContain(table);
  // Neither keys nor answers: they would stay for thirty days.
  const keys = await world.pool.query(
    `select scope, key, response from idempotency_key where lead_id is null and concat(key, response) ilike $1`,
    [`%${run}%`],
  );
  expect(keys.rows).toEqual([]);
  const note = await user.call(
    'POST',
    `/api/v1/leads/${leadId}/notes`,
    { text: `${person.FirstName} called from ${person.Phone}` },
    { 'idempotency-key': `${person.Email} /api/v1/leads/${leadId}/notes` },
  );
  expect([note.status, note.headers.get('idempotent-replayed'), note.json()['text']]).toEqual([
    201,
    'true',
    `${person.FirstName} called from ${person.Phone}`,
  ]);

  expect(await act(leadId, 'erase')).toMatchObject({ status: 200 });

  expect(await holders(CANARIES)).toEqual([]);
  const { rows } = await world.pool.query('select name, document from saved_view where id = $1', [viewId]);
  expect(rows).toEqual([
    {
      name: `View ${viewId.slice(-8)}`,
      document: { filter: { join: 'and', items: [{ join: 'or', items: [] }, ...kept.items] } },
    },
  ]);
  expect((await user.call('GET', '/api/v1/preferences/lists.leads')).json()['value']).toMatchObject({
    search: '',
    width: 120,
    order: ['firstName', 'email'],
  });
  const again = await user.call(
    'POST',
    `/api/v1/leads/${leadId}/notes`,
    { text: `${person.FirstName} called from ${person.Phone}` },
    { 'idempotency-key': `${person.Email} /api/v1/leads/${leadId}/notes` },
  );
  expect(again.json()).toMatchObject({ text: '' });
  // Who comes back is a stranger, not a duplicate.
  const back = await postLead(
    await world.campaign({ processing: 'synchronous', duplicates: { days: 30 } as never }),
    person,
  );
  expect(back.body.outcome).toBe('accepted');
  expect(await act(back.body.leadId!, 'erase')).toMatchObject({ status: 200 });
}, 120_000);

/** Columns of texts, documents and bytes that are not about a person, by table; `*` = the whole table. */
const OF_NOBODY: Readonly<Record<string, readonly string[] | '*'>> = {
  // People who work here or with us, and what they have set up: not for an erasure of a lead.
  access_token: '*',
  api_credential: '*',
  app_user: '*',
  role: '*',
  user_login: '*',
  user_link: '*',
  user_session: '*',
  known_device: '*',
  recovery_code: '*',
  sign_in_challenge: '*',
  user_identity: '*',
  sso_attempt: '*',
  passkey: '*',
  passkey_challenge: '*',
  throttle: '*',
  buyer: '*',
  campaign: '*',
  config_version: '*',
  delivery_account: '*',
  delivery_method: '*',
  installation: '*',
  lead_form: '*',
  lead_type: '*',
  source: '*',
  schema_migration: '*',
  // Who did what when, without what was looked for or found.
  audit_event: '*',
  audit_look: '*',
  audit_seal: '*',
  // Amounts, counters and ids.
  cap_window: '*',
  worker_presence: '*',
  ledger_check: '*',
  ledger_entry: '*',
  ledger_transaction: '*',
  notice: '*',
  delivery: ['origin', 'state', 'currency', 'cap_windows'],
  delivery_attempt: ['state'],
  lead: ['stage', 'outcome', 'grade', 'mode', 'currency', 'category', 'deleted_from'],
  lead_action: ['action', 'actor', 'state', 'follow_up', 'error_code', 'result'],
  lead_change: ['actor'],
  lead_note: ['author'],
  lead_plan: ['candidates', 'origin', 'qualified'],
  lead_return: ['reason_code', 'state', 'requested_by', 'decided_by'],
  lead_step: ['node', 'label', 'state'],
  ping: ['state'],
  saved_view: ['list'],
  user_preference: ['key'],
};

test('every column that can hold words is wiped by an erasure, or is known to be about nobody', async () => {
  const { rows } = await world.pool.query<{ place: string; table: string; column: string }>(
    `select table_name as "table", column_name as "column", table_name || '.' || column_name as place from information_schema.columns
      where table_schema = 'public' and data_type not in ('uuid', 'smallint', 'integer', 'bigint', 'boolean', 'timestamp with time zone') order by 1, 2`,
  );
  const wiped = (table: string, column: string): boolean =>
    ERASE_STATEMENTS.some(
      (each) => each.table === table && (each.columns === 'row' || each.columns.includes(column)),
    ) ||
    (PLACES_BY_NAME[table]?.includes(column) ?? false);
  const nobodys = (table: string, column: string): boolean =>
    OF_NOBODY[table] === '*' || (OF_NOBODY[table]?.includes(column) ?? false);
  expect(
    rows.filter(({ table, column }) => !wiped(table, column) && !nobodys(table, column)).map(({ place }) => place),
  ).toEqual([]);
  expect(
    rows.filter(({ table, column }) => wiped(table, column) && nobodys(table, column)).map(({ place }) => place),
  ).toEqual([]);
  // What a statement says it wipes is in its text.
  for (const { name, columns, text } of ERASE_STATEMENTS)
    expect([
      name,
      columns === 'row' ? text.startsWith('delete') : columns.every((column) => text.includes(column)),
    ]).toEqual([name, true]);
});
