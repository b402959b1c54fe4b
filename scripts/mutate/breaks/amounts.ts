import type { Break } from '../break';

const TESTS = ['test/integration/api/configured-amounts.test.ts'];
const ENGINE = 'api/resources/engine';

/** Amounts in configuration, kept to those who see their side of the money. */
export const AMOUNT_BREAKS: readonly Break[] = [
  {
    id: 'amounts/shown-to-all',
    file: `${ENGINE}/present.ts`,
    find: '...Object.fromEntries(hidden),',
    replace: '...(hidden.length < 0 ? Object.fromEntries(hidden) : {}),',
    tests: TESTS,
  },
  {
    id: 'amounts/set-by-all-when-new',
    file: `${ENGINE}/write-row.ts`,
    find: '  refuseUnseenAmounts(binding.contract, given, null, context.principal.sees);',
    replace: '',
    tests: TESTS,
  },
  {
    id: 'amounts/changed-by-all',
    file: `${ENGINE}/write-row.ts`,
    find: '    refuseUnseenAmounts(binding.contract, parsed.data as RowDraft, current, context.principal.sees);',
    replace: '',
    tests: TESTS,
  },
  {
    id: 'amounts/what-was-not-read-clears',
    file: `${ENGINE}/write-row.ts`,
    find: 'const said = withoutUnread(binding.contract, change, writer.principal.sees);',
    replace: 'const said = withoutUnread && change;',
    tests: TESTS,
  },
  {
    id: 'amounts/brought-back-by-all',
    file: `${ENGINE}/travel.ts`,
    find: 'const unseen = unseenAmounts(binding.contract, context.principal.sees);',
    replace: 'const unseen = unseenAmounts(binding.contract, context.principal.sees).slice(99);',
    tests: TESTS,
  },
  {
    id: 'amounts/versions-tell-all',
    file: `${ENGINE}/bind-history.ts`,
    find: 'return changes.filter(({ field }) => !unseen.has(field));',
    replace: 'return changes.filter(({ field }) => !unseen.has(`?${field}`));',
    tests: TESTS,
  },
  {
    id: 'amounts/campaigns-listed-to-all',
    file: 'api/contract/listing/lists/campaigns.ts',
    find: "{ always: true, money: 'cost' }",
    replace: '{ always: true }',
    tests: TESTS,
  },
  {
    id: 'amounts/accounts-listed-to-all',
    file: 'api/contract/listing/lists/delivery-accounts.ts',
    find: "{ always: true, money: 'revenue' }",
    replace: '{ always: true }',
    tests: TESTS,
  },
  {
    id: 'amounts/candidates-tell-all',
    file: 'api/leads/routes.ts',
    find: 'priceMinor: ofSide(revenue, item.priceMinor)',
    replace: 'priceMinor: ofSide(revenue || true, item.priceMinor)',
    tests: TESTS,
  },
  {
    id: 'amounts/usage-tells-all',
    file: 'api/resources/delivery-accounts/load-account-usage.ts',
    find: 'ofSide(revenue, lastSevenDays.revenueMinor)',
    replace: 'ofSide(revenue || true, lastSevenDays.revenueMinor)',
    tests: TESTS,
  },
  {
    id: 'amounts/entry-tells-all',
    file: 'api/leads/bind-schema.ts',
    find: 'ofSide(cost, row.priceMinor)',
    replace: 'ofSide(cost || true, row.priceMinor)',
    tests: TESTS,
  },
  {
    id: 'amounts/sales-priced-by-all',
    file: 'api/leads/check-action.ts',
    find: 'if (moneyInSight(sees).revenue) return;',
    replace: 'if (moneyInSight(sees)) return;',
    tests: TESTS,
  },
  {
    id: 'amounts/books-counted-for-all',
    file: 'api/figures/ledger-routes.ts',
    find: 'const whole = seesEverything(sees);',
    replace: 'const whole = seesEverything(sees) || true;',
    tests: TESTS,
  },
];
