import type { Break } from '../break';

const ROW_TESTS = ['test/integration/db/row-limits.test.ts'];
const SEAL_TESTS = ['test/integration/db/verify-seals.test.ts'];
const READ_TESTS = ['test/unit/api/http/limited-reads.test.ts'];

/** The roles of the database, its second guard over rows, and the seals over the audit log. */
export const ROLES_BREAKS: readonly Break[] = [
  {
    id: 'roles/audit-can-be-changed',
    file: 'db/roles/grant-access.ts',
    find: "  'audit_look',\n",
    replace: '',
    tests: ROW_TESTS,
  },
  {
    id: 'roles/readers-see-sign-in',
    file: 'db/roles/grant-access.ts',
    find: "  'ledger_check',\n",
    replace: "  'ledger_check',\n  'user_login',\n",
    tests: ROW_TESTS,
  },
  {
    id: 'roles/limited-people-may-write',
    file: 'db/roles/grant-access.ts',
    find: '`grant insert on audit_look to ${SIGHT_ROLE}`',
    replace: '`grant insert, update, delete on all tables in schema public to ${SIGHT_ROLE}`',
    tests: ROW_TESTS,
  },
  {
    id: 'rows/connection-keeps-the-whole-role',
    file: 'db/scope/limited-pool.ts',
    find: 'set role ${SIGHT_ROLE}; set leadrail.sees',
    replace: 'set leadrail.sees',
    tests: ROW_TESTS,
  },
  {
    id: 'rows/limit-is-passed-by',
    file: 'db/scope/limited-pool.ts',
    find: 'if (!sees) return',
    replace: 'if (!sees || limited) return',
    tests: ROW_TESTS,
  },
  {
    id: 'rows/deliveries-of-other-sources',
    file: 'db/migrations/0031-row-limits.ts',
    find: "${among('about.source_id', 'sourceIds')}",
    replace: 'true',
    tests: ROW_TESTS,
  },
  {
    id: 'rows/test-sends-of-foreign-leads',
    file: 'db/migrations/0031-row-limits.ts',
    find: "(lead_id is null or ${withRow('delivery_test', 'lead', 'lead_id')})",
    replace: 'true',
    tests: ROW_TESTS,
  },
  {
    id: 'rows/costs-for-buyers',
    file: 'db/migrations/0031-row-limits.ts',
    find: "then ${seesAll('buyerIds')} else",
    replace: 'then true else',
    tests: ROW_TESTS,
  },
  {
    id: 'rows/files-are-written-in-whole-sight',
    file: 'api/http/bind-endpoint.ts',
    find: 'await inSight(endpoint, principal, () => sendFile(response, answer.body as FileAnswer))',
    replace: 'await sendFile(response, answer.body as FileAnswer)',
    tests: READ_TESTS,
  },
  {
    id: 'rows/searches-in-whole-sight',
    file: 'api/http/bind-endpoint.ts',
    find: "return method === 'get' || readOnly ?",
    replace: "return method === 'get' && !readOnly ?",
    tests: READ_TESTS,
  },
  {
    id: 'rows/writes-in-limited-sight',
    file: 'api/http/bind-endpoint.ts',
    find: "return method === 'get' || readOnly ?",
    replace: "return method === 'get' || method === 'post' || readOnly ?",
    tests: READ_TESTS,
  },
  {
    id: 'rows/caches-keep-what-one-may-see',
    file: 'api/changes/fresh-cache.ts',
    find: 'withWholeSight(() => options.read(key))',
    replace: 'options.read(key)',
    tests: READ_TESTS,
  },
  {
    id: 'seals/mac-of-nothing',
    file: 'db/audit-seals/audit-seal.ts',
    find: 'JSON.stringify([number, coveredUntil, rowKeys, digests,',
    replace: 'JSON.stringify([number, rowKeys,',
    tests: SEAL_TESTS,
  },
  {
    id: 'seals/late-rows-stay-out',
    file: 'activities/upkeep/seal-audit.ts',
    find: "coalesce(max(covered_until), '-infinity') - ${LATEST}",
    replace: "coalesce(max(covered_until), '-infinity')",
    tests: SEAL_TESTS,
  },
  {
    id: 'seals/full-batch-covers-all',
    file: 'activities/upkeep/seal-audit.ts',
    find: 'rows.length === MOST_ROWS ? newest.made : asked.now',
    replace: 'asked.now',
    tests: SEAL_TESTS,
  },
  {
    id: 'seals/a-missing-one-is-not-missed',
    file: 'db/audit-seals/verify-seals.ts',
    find: 'Array.from({ length: seal.number - due },',
    replace: 'Array.from({ length: 0 * due },',
    tests: SEAL_TESTS,
  },
  {
    id: 'seals/forged-rows-pass',
    file: 'db/audit-seals/verify-seals.ts',
    find: 'created_at < (select max(covered_until)',
    replace: 'created_at > (select max(covered_until)',
    tests: SEAL_TESTS,
  },
  {
    id: 'seals/a-new-key-breaks-them',
    file: 'db/audit-seals/sealed-rows.ts',
    find: "'${SEALED_TEXT}', ''",
    replace: "'${SEALED_TEXT}x', ''",
    tests: SEAL_TESTS,
  },
  { id: 'seals/log-without-code', file: 'config/log-fields.ts', find: "  'mac',\n", replace: '', tests: SEAL_TESTS },
];
