import { pricedReading } from '#domain/pricing/priced-reading';
import { confirmedPrice } from '#domain/pricing/confirmed-price';

test.each<[string, number | undefined, boolean, number | undefined, RegExp | undefined]>([
  ['no price named', undefined, true, undefined, undefined],
  ['the agreed price named', 5500, false, undefined, undefined],
  ['a lower one without the switch', 500, false, undefined, /5\.00 is ignored: the account does not let/],
  [
    'a higher one without the switch',
    6000,
    false,
    undefined,
    /60\.00 is ignored: the account does not let.*55\.00 stands/,
  ],
  ['a lower one with the switch', 5499, true, undefined, /54\.99 is ignored: it is below/],
  ['a higher one with the switch', 6000, true, 6000, /confirmed a price of 60\.00/],
])('%s', (_name, named, mayConfirm, price, note) => {
  const word = confirmedPrice(named, 5500, mayConfirm);
  expect(word.price).toBe(price);
  if (note === undefined) expect(word.note).toBeUndefined();
  else expect(word.note).toMatch(note);
});

test('what is booked and what the attempt’s trace says agree', () => {
  const reading = { outcome: { kind: 'accepted', price: 500, reference: 'r' }, trace: ['Outcome: accepted'] } as const;
  expect(pricedReading(reading, 5500, false)).toEqual({
    outcome: { kind: 'accepted', reference: 'r' },
    trace: ['Outcome: accepted', expect.stringContaining('is ignored')],
  });
});
