import { PERMISSIONS } from '#api/contract/permissions';
import type { TestApi } from '#test/kit/api-client';
import type { TestDatabase } from '#test/kit/database';
import { openTestSession, type TestSession } from '#test/kit/session';
import type { World } from './two-of-each';
import { useTwoOfEach } from './use-two-of-each';

let database: TestDatabase;
let api: TestApi;
let world: World;
/** Of each resource with an amount: somebody who sees its side, and somebody who sees only the other one. */
interface Case {
  readonly resource: string;
  readonly id: string;
  readonly seeing: TestSession;
  readonly blind: TestSession;
}
const cases: Record<'campaigns' | 'delivery-accounts', Case> = {} as never;
const RESOURCES = ['campaigns', 'delivery-accounts'] as const;
let whole: TestSession;

useTwoOfEach(async (opened) => {
  ({ database, api, world } = opened);
  whole = opened.admin;
  const { buyer, source, campaign, account } = world.ids;
  const ofBuyer = await openTestSession(api, database, PERMISSIONS, { buyerIds: [buyer.mine] });
  const ofSource = await openTestSession(api, database, PERMISSIONS, { sourceIds: [source.mine] });
  cases.campaigns = { resource: 'campaigns', id: campaign.mine, seeing: ofSource, blind: ofBuyer };
  cases['delivery-accounts'] = { resource: 'delivery-accounts', id: account.mine, seeing: ofBuyer, blind: ofSource };
});

type Row = Record<string, unknown>;
const priceIn = async (who: TestSession, { resource, id }: Case): Promise<unknown> =>
  (await who.call('GET', `/api/v1/${resource}/${id}`)).json()['priceMinor'];
const refusal = (answer: { status: number; json: <T>() => T }): unknown[] => [
  answer.status,
  answer.json<{ errors?: { field: string; code: string }[] }>().errors?.map(({ field, code }) => [field, code]),
];
const REFUSED = [422, [['priceMinor', 'out-of-sight']]];

describe.each(RESOURCES)('the price of %s', (name) => {
  test('is null in every answer for those who see only the other side, and no column, filter or cell', async () => {
    const { resource, id, seeing, blind } = cases[name];
    const price = await priceIn(whole, cases[name]);
    expect(typeof price).toBe('number');
    expect([await priceIn(seeing, cases[name]), await priceIn(blind, cases[name])]).toEqual([price, null]);
    const { items } = (await blind.call('GET', `/api/v1/${resource}?limit=200`)).json<{ items: Row[] }>();
    expect(items.length).toBeGreaterThan(0);
    expect(items.every((row) => row['priceMinor'] === null)).toBe(true);
    const found = (await blind.call('POST', `/api/v1/${resource}/search`, { ids: [id] })).json<{ items: Row[] }>();
    expect([found.items.length, 'priceMinor' in found.items[0]!]).toEqual([1, false]);
    const about = { filter: { join: 'and', items: [{ column: 'priceMinor', is: 'at-least', value: 0 }] } };
    for (const [path, body] of [
      ['search', about],
      ['count', about],
      ['search', { sort: [{ column: 'priceMinor', descending: true }] }],
      ['export', { format: 'csv', columns: ['name', 'priceMinor'] }],
    ] as const)
      expect([path, (await blind.call('POST', `/api/v1/${resource}/${path}`, body)).status]).toEqual([path, 422]);
    const file = await blind.call('POST', `/api/v1/${resource}/export`, { format: 'csv' });
    expect(file.text.split('\r\n')[0]!.split(',')).not.toContain('Price');
  });

  test('is set, changed and brought back by nobody who does not see it', async () => {
    const { resource, id, blind } = cases[name];
    const path = `/api/v1/${resource}/${id}`;
    const before = await priceIn(whole, cases[name]);
    for (const priceMinor of [1, 0, 99_999])
      expect(refusal(await blind.call('PATCH', path, { priceMinor }))).toEqual(REFUSED);
    expect(refusal(await blind.call('PATCH', path, { name: 'Both', priceMinor: 1 }))).toEqual(REFUSED);
    // What was read is sent back as it was read.
    const kept = await blind.call('PATCH', path, { name: `Renamed ${name}`, priceMinor: null });
    expect([kept.status, kept.json()['name'], kept.json()['priceMinor']]).toEqual([200, `Renamed ${name}`, null]);
    expect(await priceIn(whole, cases[name])).toBe(before);
    const then = Number(kept.json()['version']);
    expect((await whole.call('PATCH', path, { name: 'Dearer', priceMinor: Number(before) + 700 })).status).toBe(200);
    const back = await blind.call('POST', `${path}/rollback`, { version: then });
    expect([back.status, back.json()['name'], back.json()['priceMinor']]).toEqual([200, `Renamed ${name}`, null]);
    expect(await priceIn(whole, cases[name])).toBe(Number(before) + 700);
  });

  test('is not in the versions of those who do not see it', async () => {
    const { resource, id, seeing, blind } = cases[name];
    const path = `/api/v1/${resource}/${id}`;
    const [was, now] = [4100, 4200];
    const first = (await seeing.call('PATCH', path, { priceMinor: was })).json<{ version: number }>();
    const second = (await seeing.call('PATCH', path, { priceMinor: now, name: `At ${now}` })).json<{
      version: number;
    }>();
    const changed = async (who: TestSession) =>
      [
        (await who.call('GET', `${path}/history?limit=1`)).json<{ items: { changes: Row[] }[] }>().items[0]!.changes,
        (await who.call('GET', `${path}/history/diff?from=${first.version}&to=${second.version}`)).json<{
          changes: Row[];
        }>().changes,
      ].map((changes) => changes.map(({ field }) => field));
    expect(await changed(seeing)).toEqual([
      ['name', 'priceMinor'],
      ['name', 'priceMinor'],
    ]);
    expect(await changed(blind)).toEqual([['name'], ['name']]);
  });
});

test('a campaign made by somebody who does not see what sources are paid pays nothing until somebody does', async () => {
  const { blind } = cases.campaigns;
  const draft = { sourceId: world.ids.source.mine, leadTypeId: world.ids.leadType.mine, name: 'Made blind' };
  expect(refusal(await blind.call('POST', '/api/v1/campaigns', { ...draft, priceMinor: 500 }))).toEqual(REFUSED);
  const made = await blind.call('POST', '/api/v1/campaigns', draft);
  expect([made.status, made.json()['priceMinor']]).toEqual([201, null]);
  expect(await priceIn(whole, { ...cases.campaigns, id: String(made.json()['id']) })).toBe(0);
});

test('a wizard of somebody who does not see what buyers pay sets no price', async () => {
  const { blind } = cases['delivery-accounts'];
  const answer = await blind.call('POST', '/api/v1/buyers/wizard', {
    buyer: { company: 'By wizard', timeZone: 'UTC' },
    method: { leadTypeId: world.ids.leadType.mine, name: 'Portal', channel: 'lead-portal', config: { v: 1 } },
    account: { name: 'Terms', priceMinor: 100 },
  });
  expect(refusal(answer)).toEqual([422, [['account.priceMinor', 'out-of-sight']]]);
});

test('what shows amounts beside leads keeps to the sides, too', async () => {
  const { lead, account, campaign, delivery } = world.ids;
  const [ofSource, ofBuyer] = [cases.campaigns.seeing, cases.campaigns.blind];
  const accounts = async (who: TestSession) =>
    (await who.call('GET', `/api/v1/leads/${lead.mine}/eligible-accounts`))
      .json<{ items: Row[] }>()
      .items.map(({ priceMinor }) => typeof priceMinor);
  expect(new Set(await accounts(ofSource))).toEqual(new Set(['object']));
  expect(new Set(await accounts(ofBuyer))).toEqual(new Set(['number']));
  const usage = async (who: TestSession) =>
    (await who.call('GET', `/api/v1/delivery-accounts/${account.mine}/usage`)).json<{ lastSevenDays: Row }>()
      .lastSevenDays['revenueMinor'];
  expect([await usage(ofSource), typeof (await usage(ofBuyer))]).toEqual([null, 'number']);
  const entry = async (who: TestSession) =>
    (await who.call('GET', '/api/v1/lead-entry/campaigns'))
      .json<{ items: Row[] }>()
      .items.find(({ id }) => id === campaign.mine)!['priceMinor'];
  expect([await entry(ofBuyer), typeof (await entry(ofSource))]).toEqual([null, 'number']);
  for (const action of ['update-price', 'mark-accepted']) {
    const path = `/api/v1/leads/${lead.mine}/actions/${action}`;
    const answer = await ofSource.call('POST', path, { deliveryId: delivery.mine, priceMinor: 1 });
    expect([action, ...refusal(answer)]).toEqual([action, ...REFUSED]);
  }
});

test('the last check of the books tells those who see a part whether they hold, and not how much is booked', async () => {
  await database.pool.query(
    `insert into ledger_check (id, started_at, ended_at, postings, violations) values (gen_random_uuid(), now(), now(), 41, '[{"violation": "unbalanced", "count": 3}]')`,
  );
  const check = async (who: TestSession) => (await who.call('GET', '/api/v1/ledger')).json()['lastCheck'];
  expect(await check(whole)).toMatchObject({ postings: 41, violations: [{ violation: 'unbalanced', count: 3 }] });
  expect(await check(cases.campaigns.blind)).toMatchObject({
    postings: null,
    violations: [{ violation: 'unbalanced', count: null }],
  });
});
