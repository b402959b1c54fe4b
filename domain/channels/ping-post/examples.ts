import type { ChannelExample } from '../channel';
import { EXAMPLE_FACTS } from '../shared/example-facts';
import { answered, COMMON_REPLIES } from '../shared/example-replies';

const POST: ChannelExample = {
  name: 'a post that carries the reference of its ping',
  config: {
    v: 1,
    productionUrl: 'https://buyer.example/post',
    contentType: 'json',
    referenceName: 'bid_id',
    response: {
      success: { type: 'path-equals', path: 'status', equals: 'accepted' },
      price: { type: 'path', path: 'price' },
    },
  },
  mapping: { v: 1, fields: [{ to: 'email', from: { type: 'field', field: 'Email' }, omitWhenBlank: false }] },
  facts: EXAMPLE_FACTS,
  envelope: {
    transport: 'http',
    method: 'POST',
    url: 'https://buyer.example/post',
    timeoutMs: 30_000,
    headers: {
      accept: '*/*',
      'user-agent': 'leadrail',
      'webhook-id': EXAMPLE_FACTS.deliveryId,
      'content-type': 'application/json',
    },
    body: '{"email":"ann@example.com","bid_id":"Q-104316639974"}',
    authentication: { type: 'none' },
  },
  replies: [
    { reply: answered(201, '{"status":"Accepted","price":42.5}'), outcome: { kind: 'accepted', price: 4250 } },
    {
      reply: answered(200, '{"status":"rejected"}'),
      outcome: {
        kind: 'refused',
        code: 'refused-by-buyer',
        message: 'The answer does not show that the buyer accepts the lead.',
      },
    },
    ...COMMON_REPLIES,
  ],
};

export const pingPostExamples: readonly ChannelExample[] = [POST];
