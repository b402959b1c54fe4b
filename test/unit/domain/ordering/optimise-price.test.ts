import { toCandidate } from '#domain/distribution/to-candidate';
import { optimisePrice } from '#domain/ordering/optimise-price';
import { account } from '#test/kit/builders/routing';

const sale = (id: string, price: number, exclusive = false) => toCandidate(account(id, { price, exclusive }), false);
const shared = [sale('s1', 2000), sale('s2', 1800), sale('s3', 1500), sale('s4', 100)];

function order(slots: number, ...exclusive: number[]): string {
  const all = [...exclusive.map((price) => sale(`x${price}`, price, true)), ...shared].sort(
    (a, b) => b.price - a.price,
  );
  return optimisePrice(all, slots)
    .map((candidate) => candidate.accountId)
    .join(' ');
}

test.each([
  ['the shared sales earn more together', order(3, 5000), 's1 s2 s3 s4 x5000'],
  ['the exclusive sale earns more', order(3, 5500), 'x5500 s1 s2 s3 s4'],
  ['as much in one sale is enough', order(3, 5300), 'x5300 s1 s2 s3 s4'],
  ['with two places', order(2, 4000), 'x4000 s1 s2 s3 s4'],
  ['each exclusive price is compared', order(3, 6000, 4000), 'x6000 s1 s2 s3 s4 x4000'],
  ['one place is one price against another', order(1, 1900), 's1 x1900 s2 s3 s4'],
  ['only shared', order(3), 's1 s2 s3 s4'],
])('%s', (_name, ordered, expected) => {
  expect(ordered).toBe(expected);
});
