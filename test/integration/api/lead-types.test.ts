import { insertLead, openInboundMarket, type Entity, type InboundMarket } from './inbound-market';

interface Field {
  name: string;
  kind: string;
  [setting: string]: unknown;
}
interface Document {
  v: 1;
  fields: Field[];
  [part: string]: unknown;
}
let market: InboundMarket;
let type: Entity & { document: Document };
let campaign: Entity;
const problemsOf = async (document: unknown): Promise<[string, string][]> => {
  const answer = await market.call('PATCH', `/lead-types/${type.id}`, { document });
  expect(answer.status).toBe(422);
  return answer.json<{ errors: { field: string; code: string }[] }>().errors.map(({ field, code }) => [field, code]);
};
const without = (...names: string[]): Document => ({
  ...type.document,
  fields: type.document.fields.filter(({ name }) => !names.includes(name)),
});

beforeAll(async () => {
  market = await openInboundMarket();
  type = (await market.made('/lead-types', { name: 'Solar', from: 'solar' })) as typeof type;
  const source = await market.made('/sources', { name: 'Site' });
  const criteria = {
    v: 1,
    root: { join: 'all', items: [{ type: 'expression', expression: 'MonthlyElectricBill > 50' }] },
  };
  campaign = await market.made('/campaigns', {
    name: 'Web',
    sourceId: source.id,
    leadTypeId: type.id,
    criteria,
    settings: { v: 1, requireAuthentication: false },
  });
  await insertLead(market, campaign, { FirstName: 'Ann', RoofAge: 12 });
}, 60_000);
afterAll(() => market.close());

test('every industry of the library can be created from', async () => {
  const { items } = (await market.call('GET', '/lead-type-library')).json<{ items: { id: string; name: string }[] }>();
  expect(items.length).toBe(12);
  for (const { id, name } of items)
    expect(await market.made('/lead-types', { name: `Library ${name}`, from: id })).toMatchObject({
      lid: expect.any(Number),
    });
});

test('usage says what stands on a lead type and which criteria name which field', async () => {
  const usage = (await market.call('GET', `/lead-types/${type.id}/usage`)).json();
  expect(usage).toMatchObject({
    leads: { count: 1, more: false },
    campaigns: [{ id: campaign.id, name: 'Web' }],
    accounts: 0,
    forms: 0,
  });
  expect(usage['fields']).toEqual([{ field: 'MonthlyElectricBill', kind: 'campaign', id: campaign.id, name: 'Web' }]);
});

test('a field that criteria name cannot be removed; another one can, and leads keep what they hold', async () => {
  expect(await problemsOf(without('MonthlyElectricBill', 'AnnualElectricCost'))).toEqual([
    ['document.MonthlyElectricBill', 'field-in-use'],
  ]);
  const answer = await market.call('PATCH', `/lead-types/${type.id}`, { document: without('RoofAge') });
  expect(answer.status).toBe(200);
  const { rows } = await market.database.pool.query(`select fields->>'RoofAge' as age from lead`);
  expect(rows).toEqual([{ age: '12' }]);
  type = answer.json<typeof type>();
});

test('with leads there, a field may not become another kind of value, but a text may become a dropdown', async () => {
  const changed = (name: string, change: Partial<Field>): Document => ({
    ...type.document,
    fields: type.document.fields.map((field) => (field.name === name ? { ...field, ...change } : field)),
  });
  expect(await problemsOf(changed('UtilityProvider', { kind: 'integer', rule: {} }))).toEqual([
    ['document.UtilityProvider', 'field-kind-fixed'],
  ]);
  const answer = await market.call('PATCH', `/lead-types/${type.id}`, {
    document: changed('UtilityProvider', { kind: 'dropdown', options: [{ value: 'SRP' }] }),
  });
  expect(answer.status).toBe(200);
});

test('a campaign names a category of its lead type, its leads carry it, and it cannot be removed under the campaign', async () => {
  const document = { ...type.document, categories: [{ code: 'organic', label: 'Organic' }] };
  expect(
    (await market.call('PATCH', `/campaigns/${campaign.id}`, { settings: { category: 'organic' } })).json()['code'],
  ).toBe('invalid-fields');
  expect((await market.call('PATCH', `/lead-types/${type.id}`, { document })).status).toBe(200);
  expect((await market.call('PATCH', `/campaigns/${campaign.id}`, { settings: { category: 'organic' } })).status).toBe(
    200,
  );
  const posted = await market.api.call('POST', '/intake/leads', {
    LID: type['lid'],
    VID: 1,
    AID: campaign['aid'],
    FirstName: 'Zoe',
  });
  const { rows } = await market.database.pool.query('select category from lead where id = $1', [
    posted.json()['leadId'],
  ]);
  expect(rows).toEqual([{ category: 'organic' }]);
  expect(await problemsOf(type.document)).toEqual([['document.categories', 'category-in-use']]);
});
