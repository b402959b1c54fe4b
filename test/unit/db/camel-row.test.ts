import { camelRow } from '#db/camel-row';

test('a row gets our names, and moments as epoch milliseconds', () => {
  const row = {
    id: 'a',
    received_at: new Date(1500),
    closed_at: null,
    price_minor: 5,
    cap_windows: [{ cap_window: 'day' }],
    duplicate_key: Buffer.from('k'),
  };
  expect(camelRow(row)).toEqual({
    id: 'a',
    receivedAt: 1500,
    closedAt: null,
    priceMinor: 5,
    capWindows: [{ cap_window: 'day' }],
    duplicateKey: Buffer.from('k'),
  });
});
