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
  {
    id: 'lists/an-empty-column-is-pinned-on-a-phone',
    file: 'ui/src/lists/column-state.ts',
    find: "=== 'text' && isFull(each)",
    replace: "=== 'text'",
    tests: ['test/unit/ui/column-state.test.ts'],
  },
  {
    id: 'kit/a-dated-moment-without-its-day',
    file: 'ui/src/kit/format-moment.ts',
    find: "day === today && form === 'short'",
    replace: 'day === today',
    tests: ['test/unit/ui/format.test.ts'],
  },
  {
    id: 'lists/an-event-names-nobody',
    file: 'db/lists/audit.ts',
    find: "audit.before ->> 'company', concerned.name)",
    replace: "audit.before ->> 'company')",
    tests: ['test/integration/api/sign-in.test.ts'],
  },
];
