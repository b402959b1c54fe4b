import { watchLag } from '#test/kit/watch-lag';
import { insertLead, openInboundMarket, type Entity, type InboundMarket } from './inbound-market';

interface Tried {
  problems: { path: string; code: string }[];
  lead: {
    id: string;
    matches: boolean;
    items: { path: string; matches: boolean; text: string; actual: unknown }[];
  } | null;
  sample: { looked: number; matching: number };
  leads: { id: string; name: string; matches: boolean }[];
}
let market: InboundMarket;
let type: Entity;
let arizona: string;
const group = (...items: unknown[]) => ({ v: 1, root: { join: 'all', items } });
const inState = (...states: string[]) => ({ type: 'field', field: 'State', operator: 'in', value: states });
const tried = async (criteria: unknown, more: object = {}): Promise<Tried> => {
  const answer = await market.call('POST', '/criteria/test', { leadTypeId: type.id, criteria, ...more });
  expect([answer.status, answer.text.slice(0, 300)]).toEqual([200, expect.any(String)]);
  return answer.json<Tried>();
};

beforeAll(async () => {
  market = await openInboundMarket();
  type = await market.made('/lead-types', { name: 'Solar', from: 'solar' });
  const source = await market.made('/sources', { name: 'Site' });
  const campaign = await market.made('/campaigns', { name: 'Web', sourceId: source.id, leadTypeId: type.id });
  arizona = await insertLead(market, campaign, {
    FirstName: 'Ann',
    State: 'AZ',
    MonthlyElectricBill: 300,
    PostalCode: '85006',
  });
  await insertLead(market, campaign, { FirstName: 'Ben', State: 'CA', MonthlyElectricBill: 90, PostalCode: '90210' });
  await insertLead(market, campaign, { FirstName: 'Cem', State: 'NV', MonthlyElectricBill: 210, PostalCode: '89002' });
}, 60_000);
afterAll(() => market.close());

test('every condition is explained for the chosen lead, and the newest leads are counted', async () => {
  const bill = { type: 'expression', expression: 'MonthlyElectricBill * 12', operator: 'greater-than', value: 2400 };
  const answer = await tried(group(inState('AZ', 'CA'), bill), { leadId: arizona });
  expect(answer.sample).toEqual({ looked: 3, matching: 1 });
  expect(answer.lead).toMatchObject({ id: arizona, matches: true });
  expect(answer.lead?.items.map(({ path, matches, actual }) => [path, matches, actual])).toEqual([
    ['root', true, null],
    ['root.items[0]', true, 'AZ'],
    ['root.items[1]', true, 3600],
  ]);
  expect(answer.leads.filter(({ matches }) => matches).map(({ name }) => name)).toEqual(['Ann']);
});

test('criteria that cannot be saved say where, and nothing is tried', async () => {
  const answer = await tried(group(inState('AZ'), { type: 'field', field: 'Shoe', operator: 'equals', value: 4 }));
  expect(answer).toMatchObject({
    problems: [{ path: 'root.items[1]', code: 'unknown-field' }],
    lead: null,
    sample: { looked: 0, matching: 0 },
  });
});

test('a lead or type that is not there is 404', async () => {
  const nobody = '0190a0a0-0000-7000-8000-000000000000';
  for (const body of [
    { leadTypeId: nobody, criteria: group() },
    { leadTypeId: type.id, criteria: group(), leadId: nobody },
  ]) {
    expect((await market.call('POST', '/criteria/test', body)).status).toBe(404);
  }
});

test('expressions that never end hold up nobody and are refused within the budget', async () => {
  const endless = Array.from({ length: 20 }, (_, index) => ({
    type: 'expression',
    expression: `($f := function($n){ $f($n + 1) }; $f(0)) + ${index}`,
    operator: 'equals',
    value: 1,
  }));
  const lag = watchLag();
  const started = performance.now();
  const answer = await market.call('POST', '/criteria/test', { leadTypeId: type.id, criteria: group(...endless) });
  expect([answer.status, answer.json()]).toMatchObject([422, { code: 'expressions-too-slow' }]);
  expect(performance.now() - started).toBeLessThan(3000);
  expect(lag.most()).toBeLessThan(100);
});

test('more expressions than anybody needs are refused as a problem of the whole', async () => {
  const many = Array.from({ length: 41 }, (_, index) => ({
    type: 'expression',
    expression: `MonthlyElectricBill + ${index}`,
    operator: 'equals',
    value: 1,
  }));
  expect((await tried(group(...many))).problems).toMatchObject([{ path: 'root', code: 'too-many-expressions' }]);
});
