import { EXAMPLE_FACTS } from '#domain/channels/shared/example-facts';
import { webhookConfigSchema } from '#domain/channels/webhook/config.schema';
import { renderWebhook } from '#domain/channels/webhook/render';

const mapping = {
  v: 1 as const,
  fields: [{ to: 'contact.mail', from: { type: 'field' as const, field: 'Email' }, omitWhenBlank: false }],
};
const render = (change: object, environment: 'production' | 'testing' = 'production', facts = EXAMPLE_FACTS) =>
  renderWebhook(
    webhookConfigSchema.parse({ v: 1, productionUrl: 'https://buyer.example/p?x=1#part', ...change }),
    mapping,
    facts,
    environment,
  );

describe('the address', () => {
  it('testing goes to the testing address, and never falls back', async () => {
    expect((await render({ testingUrl: 'https://test.example/' }, 'testing')).url).toBe('https://test.example/');
    await expect(render({}, 'testing')).rejects.toMatchObject({ code: 'no-testing-url', kind: 'user' });
  });

  it('a query is added to what is there, and the part after # is dropped', async () => {
    expect((await render({ contentType: 'query' })).url).toBe(
      'https://buyer.example/p?x=1&contact.mail=ann%40example.com',
    );
    expect((await render({})).url).toBe('https://buyer.example/p?x=1');
  });

  it.each([
    'ftp://a.example',
    'https://user:pw@a.example',
    'file:///etc/passwd',
    'nonsense',
    'https://',
    `https://a.example/${'x'.repeat(2000)}`,
  ])('%s is refused', (productionUrl) => {
    expect(webhookConfigSchema.safeParse({ v: 1, productionUrl }).success).toBe(false);
  });
});

describe('headers', () => {
  it('retries of one delivery carry the same id, whatever own headers say', async () => {
    const first = await render({
      headers: [
        { name: 'Content-Type', value: 'application/vnd.buyer+json' },
        { name: 'X-Lead', value: '{{ delivery.leadId }}' },
      ],
    });
    expect(first.headers).toEqual({
      accept: '*/*',
      'user-agent': 'leadrail',
      'webhook-id': EXAMPLE_FACTS.deliveryId,
      'content-type': 'application/vnd.buyer+json',
      'x-lead': EXAMPLE_FACTS.leadId,
    });
  });

  it('what goes to a testing address is marked as a test, what goes to production is not', async () => {
    const own = { testingUrl: 'https://test.example/', headers: [{ name: 'X-Leadrail-Test', value: 'no' }] };
    expect((await render(own, 'testing')).headers['x-leadrail-test']).toBe('true');
    expect((await render({ testingUrl: 'https://test.example/' })).headers).not.toHaveProperty('x-leadrail-test');
  });

  it('a stored header of that name does not replace the id', async () => {
    const stored = {
      ...webhookConfigSchema.parse({ v: 1, productionUrl: 'https://buyer.example/' }),
      headers: [{ name: 'Webhook-Id', value: 'another' }],
    };
    expect((await renderWebhook(stored, mapping, EXAMPLE_FACTS, 'production')).headers['webhook-id']).toBe(
      EXAMPLE_FACTS.deliveryId,
    );
  });

  it.each(['webhook-id', 'Host', 'Content-Length', 'Transfer-Encoding', 'a b', 'a\r\nb', ''])(
    'a header named %j is refused',
    (name) => {
      expect(
        webhookConfigSchema.safeParse({ v: 1, productionUrl: 'https://a.example', headers: [{ name, value: 'x' }] })
          .success,
      ).toBe(false);
    },
  );

  it('a lead whose value breaks the line is not sent', async () => {
    const facts = { ...EXAMPLE_FACTS, fields: { FirstName: 'a\r\nx-evil: 1' } };
    await expect(
      render({ headers: [{ name: 'x-name', value: '{{ lead.FirstName }}' }] }, 'production', facts),
    ).rejects.toMatchObject({ code: 'line-break-in-header' });
  });
});

describe('bodies', () => {
  it.each<[string, object, string]>([
    ['mapped JSON', {}, '{"contact":{"mail":"ann@example.com"}}'],
    [
      'mapped XML',
      { contentType: 'xml', xmlRoot: 'Buyer' },
      '<?xml version="1.0" encoding="UTF-8"?><Buyer><contact><mail>ann@example.com</mail></contact></Buyer>',
    ],
    [
      'a JSON template',
      { body: { type: 'template', text: '{"m":"{{ fields.contact.mail }}","n":"{{ lead.LastName }}"}' } },
      '{"m":"ann@example.com","n":"O\\"Neil <jr>"}',
    ],
    [
      'a form template',
      { contentType: 'form', body: { type: 'template', text: 'm={{ fields.contact.mail }}' } },
      'm=ann%40example.com',
    ],
    [
      'JSONata to JSON',
      {
        body: {
          type: 'jsonata',
          expression:
            '{"n": lead.FirstName, "m": fields.contact.mail, "ages": lead.Drivers.Age, "id": delivery.leadId}',
        },
      },
      `{"n":"Ann & Bob","m":"ann@example.com","ages":[34,51],"id":"${EXAMPLE_FACTS.leadId}"}`,
    ],
    [
      'JSONata to a form',
      { contentType: 'form', body: { type: 'jsonata', expression: '{"n": lead.FirstName}' } },
      'n=Ann+%26+Bob',
    ],
    [
      'JSONata to XML',
      { contentType: 'xml', body: { type: 'jsonata', expression: '{"n": lead.FirstName}' } },
      '<?xml version="1.0" encoding="UTF-8"?><Lead><n>Ann &amp; Bob</n></Lead>',
    ],
  ])('%s', async (_name, change, body) => {
    expect((await render(change)).body).toBe(body);
  });

  it.each<[string, object, string]>([
    ['a template that makes no JSON', { body: { type: 'template', text: '{"a":1,}' } }, 'body-is-not-json'],
    [
      'an expression that fails',
      { body: { type: 'jsonata', expression: '{"a": lead.FirstName + 1}' } },
      'body-expression-failed',
    ],
    [
      'an expression that gives a text',
      { body: { type: 'jsonata', expression: 'lead.FirstName' } },
      'body-expression-failed',
    ],
  ])('%s stops the delivery without quoting the lead', async (_name, change, code) => {
    await expect(render(change)).rejects.toMatchObject({
      code,
      kind: 'user',
      message: expect.not.stringContaining('Ann'),
    });
  });

  it.each<[string, object]>([
    ['a template with an unknown filter', { body: { type: 'template', text: '{{ lead.A | nosuch }}' } }],
    ['an expression that cannot be read', { body: { type: 'jsonata', expression: '{' } }],
    ['a pattern RE2 refuses', { response: { success: { type: 'regex', pattern: '(a)\\1' } } }],
    ['GET with a body', { method: 'GET', contentType: 'json' }],
    ['a time-out beyond two minutes', { timeoutMs: 120_001 }],
    ['a token with a line break', { authentication: { type: 'bearer', token: 'a\r\nb' } }],
    ['an unknown key inside', { response: { succes: {} } }],
  ])('%s cannot be saved', (_name, change) => {
    expect(webhookConfigSchema.safeParse({ v: 1, productionUrl: 'https://a.example', ...change }).success).toBe(false);
  });

  it('a mapped ping without a mapping carries nothing of the lead', async () => {
    const envelope = await renderWebhook(
      webhookConfigSchema.parse({ v: 1, productionUrl: 'https://a.example' }),
      { v: 1, fields: [] },
      EXAMPLE_FACTS,
      'production',
    );
    expect(envelope.body).toBe('{}');
  });
});
