import { Readable } from 'node:stream';
import { Workbook } from 'exceljs';
import type { TestApi } from '#test/kit/api-client';
import type { TestDatabase } from '#test/kit/database';
import { openTestSession, type TestSession } from '#test/kit/session';
import { insertLead } from '../db/insert-rows';
import type { World } from './two-of-each';
import { useTwoOfEach } from './use-two-of-each';

let database: TestDatabase;
let api: TestApi;
let world: World;
let admin: TestSession;
useTwoOfEach((opened) => ({ database, api, world, admin } = opened));

const COLUMNS = ['name', 'revenueMinor', 'receivedAt', 'source', 'buyers', 'test'];
const sold = { join: 'and', items: [{ column: 'outcome', is: 'is', value: 'sold' }] };
const exported = (body: object, list = 'leads') => admin.call('POST', `/api/v1/${list}/export`, body);

async function bytesOf(body: object): Promise<Buffer> {
  const answer = await fetch(`${api.url}/api/v1/leads/export`, {
    method: 'POST',
    headers: { ...admin.headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    200,
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ]);
  return Buffer.from(await answer.arrayBuffer());
}

test("a file has the columns asked for in their order, amounts as numbers with their currency, times by the installation's clock", async () => {
  const answer = await exported({
    format: 'csv',
    columns: COLUMNS,
    filter: sold,
    sort: [{ column: 'name', descending: false }],
  });
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="leads-\d{4}-\d\d-\d\d\.csv"$/);
  expect(answer.text.trim().split('\r\n')).toEqual([
    'Name,Price,Currency,Received (America/New_York),Source,Buyers,Test',
    'Mine Lead,25,USD,2026-05-01 10:30:00,Mine source,Mine buyer,false',
    'Theirs Lead,25,USD,2026-05-01 10:30:00,Theirs source,Theirs buyer,false',
  ]);
});

test('it begins with a byte order mark, so that Excel reads it as UTF-8', async () => {
  const answer = await fetch(`${api.url}/api/v1/leads/export`, {
    method: 'POST',
    headers: { ...admin.headers, 'content-type': 'application/json' },
    body: JSON.stringify({ format: 'csv' }),
  });
  expect([...Buffer.from(await answer.arrayBuffer()).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
});

describe('what a spreadsheet would run is written as text', () => {
  const attacks = [
    "=cmd|'/c calc'!A1",
    '+1+1',
    '-2+3',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '＝1',
    '=HYPERLINK("http://evil.example.com","x")',
  ];
  beforeAll(async () => {
    const campaign = {
      id: world.ids.campaign.mine,
      sourceId: world.ids.source.mine,
      leadTypeId: world.ids.leadType.mine,
    };
    for (const attack of attacks)
      await insertLead(database.pool, campaign, {
        stage: 'closed',
        outcome: 'unsold',
        last_name: attack,
        city: attack,
        price_minor: 500,
        cost_minor: 500,
        fields: {},
      });
  });
  const body = {
    columns: ['city', 'marginMinor'],
    filter: { join: 'and', items: [{ column: 'outcome', is: 'is', value: 'unsold' }] },
  };

  test('in CSV, while negative amounts stay numbers', async () => {
    const { text } = await exported({ ...body, format: 'csv' });
    for (const attack of attacks) expect(text).toContain(`'${attack.replaceAll('"', '""')}`);
    expect(text).not.toMatch(/(^|,|\n)"?[=+@＝\t]/);
    expect(text).toContain(',-5,USD');
  });

  test('in Excel, as cells of text; times and amounts as cells one can calculate with', async () => {
    const workbook = new Workbook();
    await workbook.xlsx.read(
      Readable.from(await bytesOf({ ...body, columns: ['city', 'marginMinor', 'receivedAt'], format: 'xlsx' })),
    );
    const sheet = workbook.getWorksheet('Leads');
    expect(sheet?.getRow(1).values).toEqual([undefined, 'City', 'Margin', 'Currency', 'Received (America/New_York)']);
    const rows = Array.from({ length: attacks.length }, (_, index) => sheet?.getRow(index + 2));
    const cities = rows.map((row) => row?.getCell(1));
    expect(cities.every((cell) => cell?.formula === undefined && typeof cell?.value === 'string')).toBe(true);
    expect(cities.map((cell) => String(cell?.value).replace(/[\r\n]/g, '')).sort()).toEqual(
      attacks.map((attack) => attack.replace('\r', '')).sort(),
    );
    expect(rows[0]?.getCell(2).value).toBe(-5);
    expect(rows[0]?.getCell(4).value).toBeInstanceOf(Date);
  });
});

test('many rows come in order, all of them once, without filling memory', async () => {
  const { ids } = world;
  await database.pool.query(
    `insert into lead (id, campaign_id, source_id, lead_type_id, stage, outcome, last_name, received_at)
    select gen_random_uuid(), $1, $2, $3, 'closed', 'rejected', 'Row ' || n, '2025-01-01T00:00:00Z'::timestamptz + (n / 3) * interval '1 second' from generate_series(1, 9000) n`,
    [ids.campaign.mine, ids.source.mine, ids.leadType.mine],
  );
  const filter = { join: 'and', items: [{ column: 'outcome', is: 'is', value: 'rejected' }] };
  const lines = (
    await exported({
      format: 'csv',
      columns: ['name', 'receivedAt'],
      filter,
      sort: [{ column: 'receivedAt', descending: false }],
    })
  ).text
    .trim()
    .split('\r\n')
    .slice(1);
  expect(new Set(lines.map((line) => line.split(',')[0])).size).toBe(9000);
  const times = lines.map((line) => line.split(',')[1] ?? '');
  expect([...times].sort()).toEqual(times);
  const workbook = new Workbook();
  await workbook.xlsx.read(Readable.from(await bytesOf({ format: 'xlsx', columns: ['name'], filter })));
  expect(workbook.getWorksheet('Leads')?.rowCount).toBe(9001);
});

describe('an export', () => {
  test('needs its own permission for leads, and the right to see for other lists', async () => {
    const viewer = await openTestSession(api, database, ['leads:view', 'buyers:view']);
    expect((await viewer.call('POST', '/api/v1/leads/export', { format: 'csv' })).status).toBe(403);
    expect((await viewer.call('POST', '/api/v1/leads/search', {})).status).toBe(200);
    expect((await viewer.call('POST', '/api/v1/buyers/export', { format: 'csv' })).status).toBe(200);
    expect((await viewer.call('POST', '/api/v1/users/export', { format: 'csv' })).status).toBe(403);
  });

  test('is booked with its size before anything is handed out', async () => {
    await exported({ format: 'csv', columns: ['name', 'email'], filter: sold });
    const { rows } = await database.pool.query(
      `select actor, entity, count, detail from audit_look where action = 'export' order by id desc limit 1`,
    );
    expect(rows[0]).toEqual({
      actor: `user:${admin.userId}`,
      entity: 'leads',
      count: 2,
      detail: { format: 'csv', columns: 'name email' },
    });
  });

  test.each([
    [{ format: 'pdf' }, 'format'],
    [{ format: 'csv', columns: ['shoeSize'] }, 'columns.0'],
    [{ format: 'csv', sort: [{ column: 'buyers', descending: true }] }, 'sort.0.column'],
    [{ format: 'csv', filter: { join: 'and', items: [{ column: 'x', is: 'is', value: 1 }] } }, 'filter.items.0.column'],
  ])('asked for wrongly (%j) is a problem and no file', async (body, field) => {
    const answer = await exported(body);
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('content-disposition')]).toEqual([
      422,
      'application/problem+json',
      null,
    ]);
    expect(answer.json<{ errors: { field: string }[] }>().errors[0]?.field).toBe(field);
  });

  test('whose reader leaves ends, and gives its place free', async () => {
    for (let index = 0; index < 4; index += 1) {
      const away = new AbortController();
      const answer = await fetch(`${api.url}/api/v1/leads/export`, {
        method: 'POST',
        headers: { ...admin.headers, 'content-type': 'application/json' },
        body: JSON.stringify({ format: 'csv' }),
        signal: away.signal,
      });
      expect(answer.status).toBe(200);
      away.abort();
      await new Promise((resolve) => {
        setTimeout(resolve, 300);
      });
    }
    expect((await exported({ format: 'csv', filter: sold })).status).toBe(200);
  });
});
