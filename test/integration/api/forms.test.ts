import { openInboundMarket, type Entity, type InboundMarket } from './inbound-market';

let market: InboundMarket;
let campaign: Entity;
let form: Entity;
const NASTY = '"><script>alert(1)</script>';
const VALID = {
  FirstName: 'Ann',
  LastName: 'Lee',
  Email: 'ann@example.com',
  Phone: '480-555-0142',
  State: 'AZ',
  PostalCode: '85006',
  HomeOwnership: 'Own',
  MonthlyElectricBill: '250',
};
const send = (slug: string, values: Record<string, string>) =>
  market.api.send('POST', `/f/${slug}`, {
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(values).toString(),
  });
const show = (slug: string) => market.api.send('GET', `/f/${slug}`);
const leads = async () =>
  (
    await market.database.pool.query<{ fields: Record<string, unknown>; stage: string; test: boolean }>(
      'select fields, stage, test from lead order by received_at',
    )
  ).rows;
const document = {
  v: 1,
  title: 'Solar quote',
  introduction: `Tell us ${NASTY}`,
  consentText: 'You may call me.',
  fields: [...Object.keys(VALID).map((field) => ({ field })), { field: 'BestTimeToCall', label: NASTY, help: NASTY }],
};

beforeAll(async () => {
  market = await openInboundMarket();
  const type = await market.made('/lead-types', { name: 'Solar', from: 'solar' });
  const source = await market.made('/sources', { name: 'Site' });
  campaign = await market.made('/campaigns', {
    name: 'Web',
    sourceId: source.id,
    leadTypeId: type.id,
    password: 'only-for-machines',
  });
  form = await market.made('/lead-forms', { name: 'Quote', slug: 'solar-quote', campaignId: campaign.id, document });
}, 60_000);
afterAll(() => market.close());

test('the page needs no JavaScript, runs none, and is shown in frames of its own site alone', async () => {
  const page = await show('solar-quote');
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect(page.headers.get('content-security-policy')).toBe(
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'",
  );
  expect(page.text).not.toContain('<script');
  expect(page.text).toContain('Tell us &quot;&gt;&lt;script&gt;');
  expect(page.text).toMatch(/<label for="Email">Email<span class="required"/);
  expect(page.text).toContain('autocomplete="email"');
  expect((await market.api.send('GET', '/f/assets/form.css')).headers.get('content-type')).toContain('text/css');
});

test('what is wrong stands beside its field, what was typed stays, and no lead is made', async () => {
  const page = await send('solar-quote', { ...VALID, Email: NASTY, Phone: '12', FirstName: '' });
  expect(page.status).toBe(422);
  expect(page.text).toContain('value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"');
  expect(page.text).toContain('aria-describedby="Phone-error"');
  expect(page.text).toContain('First name is required.');
  expect(page.text).toContain('Please tick the box to go on.');
  expect(page.text).not.toContain('<script');
  expect(await leads()).toEqual([]);
});

test('a program that fills in the trap is thanked and makes no lead', async () => {
  const page = await send('solar-quote', { ...VALID, 'consent-given': 'yes', 'leave-this-empty': 'buy now' });
  expect([page.status, await leads()]).toEqual([200, []]);
});

test('a good form makes a lead of its campaign, with consent and address, and nothing the form did not ask for', async () => {
  const page = await send('solar-quote', { ...VALID, 'consent-given': 'yes', ForceId: '7', test: '1', RoofAge: '3' });
  expect(page.status).toBe(200);
  const { rows } = await market.database.pool.query<{ id: string }>('select id from lead');
  const reference = /Your reference: <span class="reference">([0-9A-F-]{14})</.exec(page.text)?.[1] ?? '';
  expect(rows[0]!.id.replaceAll('-', '').toUpperCase().endsWith(reference.replaceAll('-', ''))).toBe(true);
  expect(page.text).not.toContain(rows[0]!.id);
  expect((await market.api.send('GET', `/intake/leads/${reference}`)).status).toBe(404);
  const [lead, ...others] = await leads();
  expect(others).toEqual([]);
  expect(lead).toEqual({
    stage: 'received',
    test: false,
    fields: { ...VALID, TcpaConsent: 'yes', ConsentText: 'You may call me.', IpAddress: '127.0.0.1' },
  });
  await send('solar-quote', { ...VALID, 'consent-given': 'yes' });
  expect(await leads()).toHaveLength(1);
});

test('sites that may embed it are named; a redirect is followed by the thank-you page', async () => {
  const change = {
    document: {
      ...document,
      embedOrigins: ['https://www.example.com'],
      redirectUrl: 'https://example.com/thanks?a="b',
    },
  };
  expect((await market.call('PATCH', `/lead-forms/${form.id}`, change)).status).toBe(200);
  expect((await show('solar-quote')).headers.get('content-security-policy')).toContain(
    "frame-ancestors 'self' https://www.example.com",
  );
  const page = await send('solar-quote', { ...VALID, Email: 'other@example.com', 'consent-given': 'yes' });
  expect(page.text).toContain('<meta http-equiv="refresh" content="0;url=https://example.com/thanks?a=&quot;b">');
});

test.each([
  ['a form nobody made', 'no-such-form', 404, async () => undefined],
  ['a strange address', '%22%3E%3Cb%3E', 404, async () => undefined],
  [
    'a form that is not active',
    'solar-quote',
    410,
    () => market.call('PATCH', `/lead-forms/${form.id}`, { status: 'inactive' }),
  ],
])('%s is a page that says so', async (_name, slug, status, prepare) => {
  await prepare();
  const page = await show(slug);
  expect([page.status, page.headers.get('content-type')]).toEqual([status, 'text/html; charset=utf-8']);
  expect(page.text).not.toContain('<b>');
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
});

test('a form must ask for what the lead type requires, once each, and not for what is worked out', async () => {
  const answer = await market.call('POST', '/lead-forms', {
    name: 'Bad',
    slug: 'bad-form',
    campaignId: campaign.id,
    document: {
      v: 1,
      title: 'Bad',
      fields: [{ field: 'Email' }, { field: 'Email' }, { field: 'AnnualElectricCost' }, { field: 'Gone' }],
    },
  });
  expect(answer.status).toBe(422);
  const codes = answer.json<{ errors: { code: string }[] }>().errors.map(({ code }) => code);
  expect(new Set(codes)).toEqual(
    new Set(['field-twice', 'calculated-field', 'unknown-field', 'required-field-missing']),
  );
});
