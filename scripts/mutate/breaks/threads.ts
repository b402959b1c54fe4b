import type { Break } from '../break';

const GROUPS = 'domain/criteria/compute-groups.ts';
const GROUPS_TESTS = ['test/unit/domain/criteria/compute-groups.test.ts'];
const PLAN_TESTS = ['test/unit/domain/distribution/criteria-too-slow.test.ts'];
const POOL_TESTS = ['test/unit/threads/thread-pool.test.ts'];
const LEAD_TESTS = ['test/unit/threads/work-in-time.test.ts'];

/** What users write is bounded, and what was not computed is never taken for a yes. */
export const THREAD_BREAKS: readonly Break[] = [
  {
    id: 'expressions/account-has-no-budget',
    file: GROUPS,
    find: 'if (spent > groupMs || clock()',
    replace: 'if (clock()',
    tests: GROUPS_TESTS,
  },
  {
    id: 'expressions/lead-has-no-budget',
    file: GROUPS,
    find: 'clock() - started > totalMs',
    replace: 'clock() < started',
    tests: GROUPS_TESTS,
  },
  {
    id: 'expressions/time-out-is-not-told',
    file: 'domain/expressions/evaluate-expression.ts',
    find: "error.code === 'D1012'",
    replace: "error.code === 'none'",
    tests: GROUPS_TESTS,
  },
  {
    id: 'expressions/overrun-counts-as-a-match',
    file: 'domain/distribution/eligibility/lead-rules.ts',
    find: 'facts.overran?.has(record.accountId) !== true',
    replace: "record.accountId !== ''",
    tests: PLAN_TESTS,
  },
  {
    id: 'expressions/long-pattern-is-looked-for-here',
    file: 'domain/criteria/heavy-groups.ts',
    find: 'const over = work > left;',
    replace: 'const over = work < 0;',
    tests: LEAD_TESTS,
  },
  {
    id: 'threads/work-is-never-cut-off',
    file: 'threads/guarded-thread.ts',
    find: '}, budgetMs);',
    replace: '}, budgetMs * 100);',
    tests: POOL_TESTS,
  },
  {
    id: 'threads/goes-on-for-nobody',
    file: 'threads/guarded-thread.ts',
    find: "signal?.addEventListener('abort', giveUp, { once: true });",
    replace: '',
    tests: POOL_TESTS,
  },
  {
    id: 'threads/uncomputed-field-is-fine',
    file: 'domain/fields/compute-fields.ts',
    find: 'if (!result.ok && result.overran === true)',
    replace: "if (!result.ok && result.message === '')",
    tests: LEAD_TESTS,
  },
  {
    id: 'threads/unchecked-field-is-fine',
    file: 'domain/lead/heavy-lead.ts',
    find: 'sizeOfPatterns(field) > 0 &&',
    replace: 'sizeOfPatterns(field) < 0 &&',
    tests: LEAD_TESTS,
  },
  {
    id: 'threads/slow-message-is-made-here',
    file: 'domain/channels/is-quick-message.ts',
    find: "if (text.includes('{%')) return false;",
    replace: "if (text.includes('{%')) return true;",
    tests: LEAD_TESTS,
  },
];
