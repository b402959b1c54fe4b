import { RESOURCES } from '#api/contract/resources/index';
import { LISTS } from '#api/contract/listing/lists/index';

/** Amounts that are not of one side: a ledger is scoped by whose account it is. */
const OF_BOTH = ['ledger-accounts.balanceMinor', 'ledger-postings.amountMinor'];

test('every amount of configuration says which side of the money it is on', () => {
  const amounts = RESOURCES.flatMap((resource) =>
    Object.keys(resource.writable.shape)
      .filter((name) => name.endsWith('Minor'))
      .map((name) => [`${resource.name}.${name}`, resource.money?.[name]]),
  );
  expect(amounts).toEqual([
    ['campaigns.priceMinor', 'cost'],
    ['delivery-accounts.priceMinor', 'revenue'],
  ]);
});

test('every column of a list that holds an amount says so, too', () => {
  const without = LISTS.flatMap((list) =>
    list.columns
      .filter((column) => column.kind === 'money' && column.money === undefined)
      .map(({ name }) => `${list.name}.${name}`),
  );
  expect(without).toEqual(OF_BOTH);
});
