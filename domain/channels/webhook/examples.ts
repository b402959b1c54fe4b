import type { ChannelExample } from '../channel';
import { EXAMPLE_FACTS } from '../shared/example-facts';
import { answered, COMMON_REPLIES } from '../shared/example-replies';

const ID = EXAMPLE_FACTS.deliveryId;
const BASE = { accept: '*/*', 'user-agent': 'leadrail', 'webhook-id': ID };
const fromField = (to: string, field: string) => ({
  to,
  from: { type: 'field' as const, field },
  omitWhenBlank: false,
});

const UNREADABLE = 'The answer could not be read, so nothing in it accepts the lead.';

const NESTED_JSON: ChannelExample = {
  name: 'nested JSON with a header from the lead, price, reference and redirect read from the answer',
  config: {
    v: 1,
    productionUrl: 'https://buyer.example/leads',
    headers: [{ name: 'X-Campaign', value: '{{ delivery.campaignName }}' }],
    authentication: { type: 'bearer', token: 'example-token' },
    response: {
      success: { type: 'path-equals', path: 'Success', equals: 'true' },
      price: { type: 'path', path: 'Payout' },
      reference: { type: 'path', path: 'TransactionId' },
      redirectUrl: { type: 'path', path: 'Redirect' },
      duplicate: { type: 'path-equals', path: 'Reason', equals: 'duplicate' },
      refusalMessage: { type: 'path', path: 'Reason' },
    },
  },
  mapping: {
    v: 1,
    fields: [
      fromField('contact.first_name', 'FirstName'),
      fromField('contact.last_name', 'LastName'),
      fromField('amount', 'LoanAmount'),
      { ...fromField('homeowner', 'Homeowner'), values: { true: 'Y', false: 'N' } },
      fromField('driver_age', 'Drivers[1].Age'),
      fromField('drivers', 'Drivers'),
      { ...fromField('comments', 'Comments'), omitWhenBlank: true },
      { to: 'mode', from: { type: 'static', value: 'live' }, omitWhenBlank: false },
    ],
  },
  facts: EXAMPLE_FACTS,
  envelope: {
    transport: 'http',
    method: 'POST',
    url: 'https://buyer.example/leads',
    timeoutMs: 30_000,
    headers: { ...BASE, 'content-type': 'application/json', 'x-campaign': 'Example Campaign' },
    body:
      '{"contact":{"first_name":"Ann & Bob","last_name":"O\\"Neil <jr>"},"amount":250000,"homeowner":"Y","driver_age":51,' +
      '"drivers":[{"Age":34},{"Age":51}],"mode":"live"}',
    authentication: { type: 'bearer', prefix: 'Bearer', token: 'example-token' },
  },
  replies: [
    {
      reply: answered(
        200,
        '{"Success":true,"Payout":"50.00","TransactionId":"104316639974","Redirect":"https://buyer.example/thanks"}',
      ),
      outcome: {
        kind: 'accepted',
        reference: '104316639974',
        price: 5000,
        redirectUrl: 'https://buyer.example/thanks',
      },
      bid: { kind: 'bid', price: 5000, reference: '104316639974' },
    },
    {
      reply: answered(200, '{"Success":false,"Reason":"duplicate"}'),
      outcome: { kind: 'refused', code: 'duplicate', message: 'duplicate', duplicate: true },
      bid: { kind: 'no-bid', code: 'duplicate', message: 'duplicate' },
    },
    {
      reply: answered(200, '{"Success":true,"Payout":-3,"Redirect":"javascript:alert(1)"}'),
      outcome: { kind: 'accepted' },
      bid: { kind: 'no-bid', code: 'no-price', message: 'The answer names no price above zero.' },
    },
    {
      reply: answered(200, '<html>Welcome'),
      outcome: { kind: 'refused', code: 'unreadable-answer', message: UNREADABLE },
      bid: { kind: 'no-bid', code: 'unreadable-answer', message: UNREADABLE },
    },
    {
      reply: answered(422, '{"Success":false,"Reason":"State not served"}'),
      outcome: { kind: 'refused', code: 'status-422', message: 'State not served' },
    },
    ...COMMON_REPLIES,
  ],
};

const FORM: ChannelExample = {
  name: 'a form with a text success rule and an answer in plain text',
  config: {
    v: 1,
    productionUrl: 'https://buyer.example/post.php',
    contentType: 'form',
    authentication: { type: 'basic', username: 'u', password: 'example-password' },
    response: { success: { type: 'text', text: 'ACCEPTED' }, price: { type: 'regex', pattern: 'price=([0-9.]+)' } },
  },
  mapping: {
    v: 1,
    fields: [fromField('first', 'FirstName'), fromField('zip', 'PostalCode'), fromField('driver', 'Drivers')],
  },
  facts: EXAMPLE_FACTS,
  envelope: {
    transport: 'http',
    method: 'POST',
    url: 'https://buyer.example/post.php',
    timeoutMs: 30_000,
    headers: { ...BASE, 'content-type': 'application/x-www-form-urlencoded' },
    body: 'first=Ann+%26+Bob&zip=02134&driver%5B0%5D.Age=34&driver%5B1%5D.Age=51',
    authentication: { type: 'basic', username: 'u', password: 'example-password' },
  },
  replies: [
    { reply: answered(200, 'ACCEPTED price=12.5'), outcome: { kind: 'accepted', price: 1250 } },
    {
      reply: answered(200, 'REJECTED'),
      outcome: {
        kind: 'refused',
        code: 'refused-by-buyer',
        message: 'The answer does not show that the buyer accepts the lead.',
      },
    },
    ...COMMON_REPLIES,
  ],
};

const XML: ChannelExample = {
  name: 'XML from a template, answered in XML',
  config: {
    v: 1,
    productionUrl: 'https://buyer.example/xml',
    contentType: 'xml',
    secretHeaders: [{ name: 'X-Api-Key', value: 'example-key-value' }],
    body: { type: 'template', text: '<lead zip="{{ fields.zip }}"><name>{{ lead.LastName }}</name></lead>' },
    response: {
      success: { type: 'path-equals', path: 'status', equals: 'ok' },
      reference: { type: 'path', path: 'lead.@id' },
    },
  },
  mapping: { v: 1, fields: [fromField('zip', 'PostalCode')] },
  facts: EXAMPLE_FACTS,
  envelope: {
    transport: 'http',
    method: 'POST',
    url: 'https://buyer.example/xml',
    timeoutMs: 30_000,
    headers: { ...BASE, 'content-type': 'application/xml; charset=utf-8', 'x-api-key': 'example-key-value' },
    body: '<lead zip="02134"><name>O&quot;Neil &lt;jr&gt;</name></lead>',
    authentication: { type: 'none' },
  },
  replies: [
    {
      reply: answered(200, '<r><status>OK</status><lead id="0042"/></r>'),
      outcome: { kind: 'accepted', reference: '0042' },
    },
    ...COMMON_REPLIES,
  ],
};

const QUERY: ChannelExample = {
  name: 'fields in the address of a GET; every 2xx accepts',
  config: { v: 1, method: 'GET', contentType: 'query', productionUrl: 'https://buyer.example/in?campaign=7' },
  mapping: { v: 1, fields: [fromField('email', 'Email')] },
  facts: EXAMPLE_FACTS,
  envelope: {
    transport: 'http',
    method: 'GET',
    url: 'https://buyer.example/in?campaign=7&email=ann%40example.com',
    timeoutMs: 30_000,
    headers: BASE,
    body: null,
    authentication: { type: 'none' },
  },
  replies: [{ reply: answered(204, ''), outcome: { kind: 'accepted' } }, ...COMMON_REPLIES],
};

export const webhookExamples: readonly ChannelExample[] = [NESTED_JSON, FORM, XML, QUERY];
