import { withoutPrices } from '#domain/process/without-prices';

test('prices are null at whatever depth; what was sent and answered stays word for word', () => {
  expect(
    withoutPrices({
      nodes: [
        { kind: 'plan', detail: { order: [{ accountId: 'a', price: 2500, ping: true }] } },
        { kind: 'ping', detail: { bidMinor: 2600, response: { body: { price: 26 } } } },
      ],
      deliveries: [{ priceMinor: 2600, state: 'accepted', reading: ['price 26'] }],
      auction: { bestMinor: 2600, asked: 2 },
      nothing: null,
    }),
  ).toEqual({
    nodes: [
      { kind: 'plan', detail: { order: [{ accountId: 'a', price: null, ping: true }] } },
      { kind: 'ping', detail: { bidMinor: null, response: { body: { price: 26 } } } },
    ],
    deliveries: [{ priceMinor: null, state: 'accepted', reading: ['price 26'] }],
    auction: { bestMinor: null, asked: 2 },
    nothing: null,
  });
});
