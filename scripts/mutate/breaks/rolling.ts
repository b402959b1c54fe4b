import type { Break } from '../break';

const PRESENCE = 'activities/upkeep/worker-presence.ts';
const ROLLING = ['test/scenarios/rolling-deploy.test.ts'];
const SHED = 'api/http/shed-load.ts';
const SHED_TESTS = ['test/unit/api/http/shed-load.test.ts'];

/** What goes wrong while processes are replaced, and while there is more to do than can be done. */
export const ROLLING_BREAKS: readonly Break[] = [
  {
    id: 'rolling/patches-of-one-worker',
    file: PRESENCE,
    find: 'others.every(({ patches }) => patches.includes(id))',
    replace: 'others.length >= 0 && id.length > 0',
    tests: ROLLING,
  },
  {
    id: 'rolling/patches-never-used',
    file: PRESENCE,
    find: 'this.shared.has(patchId);',
    replace: "this.shared.has('') && patchId === '';",
    tests: ROLLING,
  },
  {
    id: 'rolling/ended-worker-stays',
    file: PRESENCE,
    find: 'delete from worker_presence where id = $1::uuid',
    replace: 'select $1::uuid',
    tests: ROLLING,
  },
  {
    id: 'rolling/load-is-never-shed',
    file: SHED,
    find: 'if (at - since < BURST_MS ||',
    replace: 'if (at >= since ||',
    tests: SHED_TESTS,
  },
  {
    id: 'rolling/bursts-are-shed',
    file: SHED,
    find: 'since === undefined || at - seen > BURST_MS',
    replace: 'since === undefined',
    tests: SHED_TESTS,
  },
  {
    id: 'rolling/counts-are-waited-for',
    file: 'api/health/status-reader.ts',
    find: 'await within(COUNT_MS, counting)',
    replace: 'await counting',
    tests: ['test/integration/api/status-figures.test.ts'],
  },
  {
    id: 'rolling/standby-lags-unseen',
    file: 'db/pool.ts',
    find: `filter (where sync_state in ('sync', 'quorum')) = 0`,
    replace: `filter (where sync_state in ('sync', 'quorum')) < 0`,
    tests: ['test/integration/db/standby.test.ts'],
  },
  {
    id: 'rolling/reviewed-leads-are-not-counted',
    file: 'activities/actions/decide-qc.ts',
    find: '  await countReviewed(client, campaign, context.leadId, context.now);\n',
    replace: '  void campaign;\n',
    tests: ['test/integration/actions/reviewed-leads.test.ts'],
  },
  {
    id: 'rolling/reviewed-leads-stop-at-the-limit',
    file: 'activities/booking/caps/take-campaign-cap.ts',
    find: '(v.full_window is null or $5::boolean)',
    replace: '(v.full_window is null or $5::boolean is null)',
    tests: ['test/integration/actions/reviewed-leads.test.ts'],
  },
  {
    id: 'rolling/claimed-notices-are-sent-again',
    file: 'activities/notices/send-notices.ts',
    find: 'notice.claimed_until < clock_timestamp())',
    replace: 'notice.claimed_until is not null)',
    tests: ['test/integration/notices/send-notices.test.ts'],
  },
  {
    id: 'rolling/late-senders-book',
    file: 'activities/notices/send-notices.ts',
    find: 'where id = $1 and claimed_until = $6::text::timestamptz',
    replace: 'where id = $1 and $6::text is not null',
    tests: ['test/integration/notices/send-notices.test.ts'],
  },
  {
    id: 'rolling/migrations-wait-in-a-statement',
    file: 'db/migrate.ts',
    find: 'select pg_try_advisory_lock($1) as mine',
    replace: 'select true as mine from pg_advisory_lock($1)',
    tests: ['test/integration/db/migrate.test.ts'],
  },
];
