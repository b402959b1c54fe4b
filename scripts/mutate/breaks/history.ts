import type { Break } from '../break';

const FAILURES = 'activities/kit/failures.ts';
const FAILURE_TESTS = ['test/unit/activities/kit/failures.test.ts'];
const STEPS = 'temporal/history-steps.ts';
const STEP_TESTS = ['test/unit/temporal/history-steps.test.ts'];
const PROCESS = 'domain/process/build-process.ts';
const PROCESS_TESTS = ['test/unit/domain/process/build-process.test.ts'];
const DIFF = 'api/resources/engine/diff-snapshots.ts';
const DIFF_TESTS = ['test/unit/api/resources/diff-snapshots.test.ts'];
const LIVE = 'ui/src/client/live.ts';
const LIVE_TESTS = ['test/unit/ui/live.test.ts'];
const LIVE_ROWS = 'ui/src/lists/use-live-rows.ts';
const LIVE_ROWS_TESTS = ['test/unit/ui/live-rows.test.ts'];

/** What Temporal may keep, and how the past is read and shown: failures, histories, the diagram, versions, live news. */
export const HISTORY_BREAKS: readonly Break[] = [
  {
    id: 'failures/messages-travel',
    file: FAILURES,
    find: 'message: code,',
    replace: 'message: error instanceof Error ? error.message : String(error),',
    tests: FAILURE_TESTS,
  },
  {
    id: 'failures/stacks-travel',
    file: FAILURES,
    find: "failure.stack = '';",
    replace: "failure.stack = error instanceof Error ? (error.stack ?? '') : '';",
    tests: FAILURE_TESTS,
  },
  {
    id: 'failures/own-stack-travels',
    file: FAILURES,
    find: "  failure.stack = '';\n",
    replace: '',
    tests: FAILURE_TESTS,
  },
  {
    id: 'failures/details-travel',
    file: FAILURES,
    find: "kind === 'user' ? [error.message] : []",
    replace: '[error.details]',
    tests: FAILURE_TESTS,
  },
  {
    id: 'failures/driver-codes-of-any-form',
    file: FAILURES,
    find: ' && /^[A-Za-z0-9_-]{1,40}$/.test(code) ?',
    replace: ' ?',
    tests: FAILURE_TESTS,
  },
  {
    id: 'failures/bugs-are-repeated',
    file: FAILURES,
    find: "nonRetryable: kind !== 'operational'",
    replace: "nonRetryable: kind === 'user'",
    tests: FAILURE_TESTS,
  },
  {
    id: 'failures/interceptor-passes-them-on',
    file: FAILURES,
    find: 'throw failure;',
    replace: 'throw error;',
    tests: FAILURE_TESTS,
  },
  {
    id: 'history/attempts-are-one',
    file: STEPS,
    find: 'started?.activityTaskStartedEventAttributes?.attempt ?? live?.attempt ?? 1;',
    replace: '1;',
    tests: STEP_TESTS,
  },
  {
    id: 'history/running-attempt-is-one',
    file: STEPS,
    find: '?.attempt ?? live?.attempt ?? 1;',
    replace: '?.attempt ?? 1;',
    tests: STEP_TESTS,
  },
  {
    id: 'history/local-steps-are-lost',
    file: STEPS,
    find: "if (marker?.markerName !== 'core_local_activity') return [];",
    replace: 'if (marker?.markerName !== undefined) return [];',
    tests: STEP_TESTS,
  },
  {
    id: 'history/never-ends',
    file: STEPS,
    find: 'closedAt: moment(closed?.eventTime),',
    replace: 'closedAt: null,',
    tests: STEP_TESTS,
  },
  {
    id: 'history/account-is-lost',
    file: STEPS,
    find: 'return input?.candidate?.accountId ?? null;',
    replace: 'return input === null ? null : null;',
    tests: STEP_TESTS,
  },
  {
    id: 'process/refusal-drawn-as-failure',
    file: PROCESS,
    find: "refused: 'refused',\n  failed",
    replace: "refused: 'failed',\n  failed",
    tests: PROCESS_TESTS,
  },
  {
    id: 'process/unknown-drawn-as-failure',
    file: PROCESS,
    find: "unknown: 'unknown',\n  accepted",
    replace: "unknown: 'failed',\n  accepted",
    tests: PROCESS_TESTS,
  },
  {
    id: 'process/no-bid-drawn-as-failure',
    file: PROCESS,
    find: "ping.state === 'no-bid' ? 'refused'",
    replace: "ping.state === 'no-bid' ? 'failed'",
    tests: PROCESS_TESTS,
  },
  {
    id: 'process/denied-return-drawn-as-return',
    file: PROCESS,
    find: "row.state === 'denied' ? 'refused'",
    replace: "row.state === 'denied' ? 'returned'",
    tests: PROCESS_TESTS,
  },
  {
    id: 'process/history-of-another-account',
    file: PROCESS,
    find: "step.activityType === activity && (step.accountId === null || step.accountId === each.detail['accountId'])",
    replace: 'step.activityType === activity',
    tests: PROCESS_TESTS,
  },
  {
    id: 'versions/nested-secret-unmarked',
    file: DIFF,
    find: 'secret: secret || canonicalJson(was) === canonicalJson(now) }',
    replace: 'secret }',
    tests: DIFF_TESTS,
  },
  {
    id: 'versions/secret-is-shown',
    file: DIFF,
    find: '[maskSealed(maskUnrecorded(before)), maskSealed(maskUnrecorded(after))]',
    replace: '[before, after]',
    tests: DIFF_TESTS,
  },
  {
    id: 'versions/fingerprint-is-shown',
    file: DIFF,
    find: '(isUnrecorded(value) ? MASK : value)',
    replace: 'value',
    tests: DIFF_TESTS,
  },
  {
    id: 'live/back-at-opening',
    file: LIVE,
    find: 'for (const each of handlers) each.back?.();\n  };\n  stream.onerror',
    replace: '};\n  stream.onerror',
    tests: LIVE_TESTS,
  },
  {
    id: 'live/news-of-a-loading-list-are-forgotten',
    file: LIVE_ROWS,
    find: "missed = grid.state.value !== 'ready' || !seen.value;\n    if (missed) return;",
    replace: "missed = false;\n    if (grid.state.value !== 'ready' || !seen.value) return;",
    tests: LIVE_ROWS_TESTS,
  },
  {
    id: 'live/news-that-could-not-be-read-are-forgotten',
    file: LIVE_ROWS,
    find: '      missed = true;\n    }',
    replace: '    }',
    tests: LIVE_ROWS_TESTS,
  },
  {
    id: 'live/lost-news',
    file: LIVE,
    find: "stream.addEventListener('reload'",
    replace: "stream.addEventListener('again'",
    tests: LIVE_TESTS,
  },
];
