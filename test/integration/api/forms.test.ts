import { createHash } from 'node:crypto';
import { startTestApi, type TestAnswer, type TestApi } from '#test/kit/api-client';
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
const viewOf = (page: TestAnswer): string => /name="page-view" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
const post = (
  slug: string,
  values: Record<string, string>,
  headers: Record<string, string> = { origin: market.api.url },
) =>
  market.api.send('POST', `/f/${slug}`, {
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(values).toString(),
  });
/** As a visitor does: looks at the page, then sends it. */
const send = async (slug: string, values: Record<string, string>) =>
  post(slug, { ...values, 'page-view': viewOf(await show(slug)) });
const show = (slug: string, headers: Record<string, string> = {}) => market.api.send('GET', `/f/${slug}`, { headers });
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
});

describe('a page that was shown', () => {
  let patient: TestApi | undefined;
  afterAll(() => patient?.stop());
  const filled = (email: string): Record<string, string> => ({ ...VALID, Email: email, 'consent-given': 'yes' });

  test('becomes one lead, which keeps what its visitor saw, where and when', async () => {
    const before = await leads();
    const shown = await show('solar-quote', { referer: 'https://www.example.com/solar?gclid=7' });
    expect(shown.headers.get('referrer-policy')).toBe('same-origin');
    const sent = { ...filled('once@example.com'), 'page-view': viewOf(shown) };
    const [first, again] = [await post('solar-quote', sent), await post('solar-quote', sent)];
    expect([first.status, again.status, again.text === first.text]).toEqual([200, 200, true]);
    const another = await post('solar-quote', { ...sent, Email: 'twice@example.com' });
    expect([another.status, (await leads()).length]).toEqual([409, before.length + 1]);
    expect(another.text).toContain('sent already');
    const { rows } = await market.database.pool.query(
      `select headers from lead_insert_request r join lead l on l.id = r.lead_id where l.email = 'once@example.com'`,
    );
    expect(rows[0].headers).toMatchObject({
      origin: market.api.url,
      'form-page': 'https://www.example.com/solar',
      'form-shown-at': expect.stringMatching(/^\d{4}-.*Z$/),
      'form-sent-at': expect.stringMatching(/^\d{4}-.*Z$/),
      'form-consent-sha256': createHash('sha256').update('You may call me.').digest('hex'),
    });
  });

  test.each([
    ['another site', { origin: 'https://evil.example' }],
    ['a page without an origin', { origin: 'null' }],
    ['nobody knows where', {}],
    ['the referer of another site', { referer: 'https://evil.example/page' }],
  ])('is not taken from %s', async (_name, headers: Record<string, string>) => {
    const before = await leads();
    const view = viewOf(await show('solar-quote'));
    const answer = await post('solar-quote', { ...filled('forged@example.com'), 'page-view': view }, headers);
    expect([answer.status, (await leads()).length]).toEqual([403, before.length]);
    expect(answer.text).toContain('Please open the form on its own page');
  });

  test('is not believed without its view, with an altered one or with that of another form', async () => {
    const other = await market.made('/lead-forms', { name: 'Other', slug: 'other', campaignId: campaign.id, document });
    const before = await leads();
    const view = viewOf(await show('solar-quote'));
    const [content, mac] = view.split('.') as [string, string];
    const changed = Buffer.from(
      JSON.stringify({ ...JSON.parse(Buffer.from(content, 'base64url').toString()), shownAt: 1 }),
    ).toString('base64url');
    for (const forged of ['', 'x', content, `${content}.`, `${changed}.${mac}`, viewOf(await show('other'))])
      expect((await post('solar-quote', { ...filled('forged@example.com'), 'page-view': forged })).status).toBe(403);
    expect(await leads()).toHaveLength(before.length);
    await market.call('DELETE', `/lead-forms/${other.id}`);
  });

  test('that comes back at once is shown again with what was typed, and taken later', async () => {
    patient = await startTestApi(market.database, { formMinimumSeconds: 1 });
    const { send: ask, url } = patient;
    const before = await leads();
    const page = await ask('GET', '/f/solar-quote');
    const again = (view: string): Promise<TestAnswer> =>
      ask('POST', '/f/solar-quote', {
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin: url },
        body: new URLSearchParams({ ...filled('quick@example.com'), 'page-view': view }).toString(),
      });
    const quick = await again(viewOf(page));
    expect([quick.status, (await leads()).length]).toEqual([422, before.length]);
    expect(quick.text).toContain('That was quick.');
    expect(quick.text).toContain('value="quick@example.com"');
    expect(viewOf(quick)).toBe(viewOf(page));
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect((await again(viewOf(quick))).status).toBe(200);
  });

  test('with another consent text than the form has now is shown again', async () => {
    const view = viewOf(await show('solar-quote'));
    const change = { document: { ...document, consentText: 'You may call and text me.' } };
    expect((await market.call('PATCH', `/lead-forms/${form.id}`, change)).status).toBe(200);
    const answer = await post('solar-quote', { ...filled('changed@example.com'), 'page-view': view });
    expect([answer.status, viewOf(answer) === view]).toEqual([422, false]);
    expect(answer.text).toContain('This page has changed meanwhile.');
    await market.call('PATCH', `/lead-forms/${form.id}`, { document });
  });
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
  const view = viewOf(await show('solar-quote'));
  const fromThere = { ...VALID, Email: 'embedded@example.com', 'consent-given': 'yes', 'page-view': view };
  expect((await post('solar-quote', fromThere, { origin: 'https://www.example.com' })).status).toBe(200);
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
