import type { Break } from '../break';

const PROTOCOL = 'domain/protocol/lead-protocol.ts';
const PROTOCOL_TESTS = ['test/unit/domain/protocol/lead-protocol.test.ts'];
const RETRY = 'domain/protocol/retry.ts';
const RETRY_TESTS = ['test/unit/domain/protocol/retry.test.ts'];
const ACTIONS = 'domain/protocol/lead-actions.ts';
const ACTIONS_TESTS = [
  'test/unit/domain/protocol/lead-actions.test.ts',
  'test/unit/domain/protocol/lead-protocol.test.ts',
];

/** The step machine of a lead, what it retries, and what may be asked of it. */
export const PROTOCOL_BREAKS: readonly Break[] = [
  {
    id: 'protocol/unknown-frees-its-place',
    file: PROTOCOL,
    find: "count('accepted') + count('unknown');",
    replace: "count('accepted');",
    tests: PROTOCOL_TESTS,
  },
  {
    id: 'protocol/exclusive-beside-others',
    file: PROTOCOL,
    find: 'first.exclusive) return state.queue.slice(0, 1);',
    replace: 'first.exclusive) return state.queue.slice(0, 2);',
    tests: PROTOCOL_TESTS,
  },
  {
    id: 'protocol/wave-passes-an-exclusive',
    file: PROTOCOL,
    find: 'exclusiveAt < 0 ? state.queue.length : exclusiveAt',
    replace: 'state.queue.length',
    tests: PROTOCOL_TESTS,
  },
  {
    id: 'protocol/wave-wider-than-places',
    file: PROTOCOL,
    find: 'Math.min(state.slots, ',
    replace: 'Math.max(state.slots, ',
    tests: PROTOCOL_TESTS,
  },
  {
    id: 'protocol/exclusive-sale-leaves-places',
    file: PROTOCOL,
    find: 'exclusiveTaken ? 0 : state.slots',
    replace: 'exclusiveTaken ? state.slots : state.slots',
    tests: PROTOCOL_TESTS,
  },
  {
    id: 'protocol/exclusive-after-a-shared-sale',
    file: PROTOCOL,
    find: ' && !(taken > 0 && candidate.exclusive)',
    replace: '',
    tests: PROTOCOL_TESTS,
  },
  {
    id: 'protocol/plans-again-once-more',
    file: PROTOCOL,
    find: 'state.replans < MOST_REPLANS',
    replace: 'state.replans <= MOST_REPLANS',
    tests: PROTOCOL_TESTS,
  },
  {
    id: 'protocol/plans-again-after-a-sale',
    file: PROTOCOL,
    find: ' && state.sold === 0',
    replace: '',
    tests: PROTOCOL_TESTS,
  },
  {
    id: 'protocol/never-plans-again',
    file: PROTOCOL,
    find: "skipped: state.skipped + count('skipped'),",
    replace: 'skipped: state.skipped,',
    tests: PROTOCOL_TESTS,
  },
  {
    id: 'protocol/long-plan-is-cut',
    file: PROTOCOL,
    find: "if (state.more) return { ...state, phase: 'planning' };",
    replace: '',
    tests: PROTOCOL_TESTS,
  },
  {
    id: 'protocol/by-hand-plans-again',
    file: PROTOCOL,
    find: "if (state.origin !== 'automation') return { ...state, phase: 'closing' };",
    replace: '',
    tests: PROTOCOL_TESTS,
  },
  {
    id: 'protocol/auction-without-places',
    file: PROTOCOL,
    find: ' && plan.slots > 0\n',
    replace: '\n',
    tests: PROTOCOL_TESTS,
  },
  {
    id: 'protocol/verification-is-skipped',
    file: PROTOCOL,
    find: 'return state.verifyWithinMs > 0 ?',
    replace: 'return state.verifyWithinMs < 0 ?',
    tests: PROTOCOL_TESTS,
  },
  {
    id: 'protocol/closed-lead-is-opened',
    file: PROTOCOL,
    find: "    case 'closed':\n      return 'done';",
    replace: "    case 'closed':\n      return 'planning';",
    tests: PROTOCOL_TESTS,
  },
  {
    id: 'protocol/any-sale-ends-the-lead',
    file: PROTOCOL,
    find: '(only.exclusive || state.slots <= 1)',
    replace: 'true',
    tests: PROTOCOL_TESTS,
  },
  {
    id: 'protocol/force-id-is-forgotten',
    file: PROTOCOL,
    find: 'origin: plan.origin ?? state.origin,',
    replace: 'origin: state.origin,',
    tests: PROTOCOL_TESTS,
  },
  {
    id: 'protocol/replay-of-recorded-leads',
    file: 'workflows/lead/workflow.ts',
    find: 'await book.closeLead({ leadId });',
    replace: '',
    tests: ['test/replay/replay.test.ts'],
  },
  {
    id: 'retry/refusal-is-asked-again',
    file: RETRY,
    find: " || outcome.kind === 'refused') return",
    replace: ') return',
    tests: RETRY_TESTS,
  },
  {
    id: 'retry/one-attempt-more',
    file: RETRY,
    find: 'attemptNumber > retry.attempts)',
    replace: 'attemptNumber > retry.attempts + 1)',
    tests: RETRY_TESTS,
  },
  {
    id: 'retry/hopeless-is-repeated',
    file: RETRY,
    find: ' && !outcome.retryable',
    replace: ' && false',
    tests: RETRY_TESTS,
  },
  {
    id: 'retry/off-sends-again-after-silence',
    file: RETRY,
    find: 'if (attemptNumber > retry.attempts)',
    replace: "if (outcome.kind === 'failed' && attemptNumber > retry.attempts)",
    tests: RETRY_TESTS,
  },
  {
    id: 'retry/buyers-wait-is-ignored',
    file: RETRY,
    find: ', outcome.retryAfterMs ?? 0)',
    replace: ')',
    tests: RETRY_TESTS,
  },
  {
    id: 'retry/wait-without-end',
    file: RETRY,
    find: 'Math.min(waitMs, LONGEST_WAIT_MS)',
    replace: 'waitMs',
    tests: RETRY_TESTS,
  },
  {
    id: 'actions/failed-although-closed',
    file: ACTIONS,
    find: "'mark-failed': ['unresolved'],",
    replace: "'mark-failed': ['unresolved', 'closed'],",
    tests: ACTIONS_TESTS,
  },
  {
    id: 'actions/deleted-while-under-way',
    file: ACTIONS,
    find: "delete: ['received', 'qc',",
    replace: "delete: ['received', 'distributing', 'qc',",
    tests: ACTIONS_TESTS,
  },
  {
    id: 'actions/inherited-names',
    file: ACTIONS,
    find: 'Object.hasOwn(LEAD_ACTIONS, name)',
    replace: '(name in LEAD_ACTIONS)',
    tests: ACTIONS_TESTS,
  },
];
