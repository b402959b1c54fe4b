import type { Break } from '../break';

const LIST_TESTS = ['test/unit/ui/list-screens.test.ts'];

/** What the screens declare. */
export const SCREEN_BREAKS: readonly Break[] = [
  {
    id: 'lists/two-verbs-share-a-key',
    file: 'ui/src/lists/list-verbs.ts',
    find: "byHand: { key: 'H'",
    replace: "byHand: { key: 'U'",
    tests: LIST_TESTS,
  },
  {
    id: 'lists/a-cell-of-no-column',
    file: 'ui/src/screens/delivery-accounts/account-cells.ts',
    find: 'soldToday: ({ row',
    replace: 'usedToday: ({ row',
    tests: LIST_TESTS,
  },
  {
    id: 'lists/a-verb-twice',
    file: 'ui/src/screens/buyers/list.ts',
    find: "goes('methods', tab",
    replace: "goes('accounts', tab",
    tests: LIST_TESTS,
  },
];
