import { camelRow, camelRows } from '#db/camel-row';

const row = {
  id: 'a',
  received_at: new Date(1500),
  closed_at: null,
  price_minor: 5,
  answer_p50_ms: 7,
  cap_windows: [{ cap_window: 'day' }],
  duplicate_key: Buffer.from('k'),
};
const read = {
  id: 'a',
  receivedAt: 1500,
  closedAt: null,
  priceMinor: 5,
  answerP50Ms: 7,
  capWindows: [{ cap_window: 'day' }],
  duplicateKey: Buffer.from('k'),
};

test('a row gets our names, and moments as epoch milliseconds', () => {
  expect(camelRow(row)).toEqual(read);
});

test('many rows are read as each of them is, and none where there are none', () => {
  const other = { ...row, id: 'b', received_at: null, closed_at: new Date(9) };
  expect(camelRows([row, other])).toEqual([read, { ...read, id: 'b', receivedAt: null, closedAt: 9 }]);
  expect(camelRows([])).toEqual([]);
});
