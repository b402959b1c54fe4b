import type { Break } from '../break';

const ADDRESS_TESTS = ['test/unit/api/intake/small-parts.test.ts'];
const PASSWORD_TESTS = ['test/unit/domain/access/check-password.test.ts'];
const LOG_TESTS = ['test/unit/config/log.test.ts'];
const SCOPE_TESTS = ['test/integration/api/scope.test.ts'];

/** Who may do and see what, and what must not be said: addresses, passwords, sessions, scopes, logs. */
export const ACCESS_BREAKS: readonly Break[] = [
  {
    id: 'address/deny-is-ignored',
    file: 'api/http/check-address.ts',
    find: 'if (denied) return',
    replace: 'if (denied && hits.length === 0) return',
    tests: ADDRESS_TESTS,
  },
  {
    id: 'address/allow-is-not-needed',
    file: 'api/http/check-address.ts',
    find: "rules.every((rule) => rule.action === 'deny') || hits.length > 0",
    replace: 'true',
    tests: ADDRESS_TESTS,
  },
  {
    id: 'password/too-short',
    file: 'domain/access/check-password.ts',
    find: 'length < rules.passwordMinLength',
    replace: 'length + 1 < rules.passwordMinLength',
    tests: PASSWORD_TESTS,
  },
  {
    id: 'password/swapped-letters',
    file: 'domain/access/check-password.ts',
    find: '[plain, unswapped(plain)]',
    replace: '[plain]',
    tests: PASSWORD_TESTS,
  },
  {
    id: 'password/own-name',
    file: 'domain/access/check-password.ts',
    find: '[...known, ...GUESSED_WORDS]',
    replace: '[...GUESSED_WORDS]',
    tests: PASSWORD_TESTS,
  },
  {
    id: 'sign-in/without-https',
    file: 'api/access/sign-in/sign-in-parts.ts',
    find: 'cookie.secure && !request.secure && !near',
    replace: 'cookie.secure && !request.secure && !near && !cookie',
    tests: ['test/unit/api/sign-in/guard-sign-in.test.ts'],
  },
  {
    id: 'sign-in/from-another-site',
    file: 'api/access/sign-in/sign-in-parts.ts',
    find: '  refuseOtherSites(request);\n',
    replace: '',
    tests: ['test/unit/api/sign-in/guard-sign-in.test.ts'],
  },
  {
    id: 'sign-in/cookie-for-scripts',
    file: 'api/access/session/session-cookie.ts',
    find: 'Path=/; HttpOnly; SameSite=Lax',
    replace: 'Path=/; SameSite=Lax',
    tests: ['test/unit/api/sign-in/guard-sign-in.test.ts'],
  },
  {
    id: 'sign-in/way-back-to-another-host',
    file: 'ui/src/app/back-path.ts',
    find: '(?!\\/)',
    replace: '',
    tests: ['test/unit/ui/back-path.test.ts'],
  },
  {
    id: 'sign-in/way-back-with-a-backslash',
    file: 'ui/src/app/back-path.ts',
    find: '[^\\s\\\\]*$',
    replace: '',
    tests: ['test/unit/ui/back-path.test.ts'],
  },
  {
    id: 'csrf/change-without-token',
    file: 'api/access/session/csrf.ts',
    find: 'given.length !== expected.length || !timingSafeEqual(given, expected)',
    replace: 'given.length > 0 && given.length !== expected.length',
    tests: ['test/integration/api/sign-in.test.ts'],
  },
  {
    id: 'scope/of-sources',
    file: 'db/scope/lead-scope.ts',
    find: '...amongIds(bind, `${alias}.source_id`, sees.sourceIds)',
    replace: '',
    tests: SCOPE_TESTS,
  },
  {
    id: 'scope/of-buyers',
    file: 'db/scope/lead-scope.ts',
    find: 'if (sees.buyerIds === null) return conditions;',
    replace: 'if (sees.buyerIds !== undefined) return conditions;',
    tests: SCOPE_TESTS,
  },
  {
    id: 'scope/none-is-all',
    file: 'db/scope/data-scope.ts',
    find: 'return ids === null ? []',
    replace: 'return ids === null || ids.length === 0 ? []',
    tests: ['test/unit/db/scope/data-scope.test.ts'],
  },
  {
    id: 'scope/process-of-others',
    file: 'domain/process/process-in-sight.ts',
    find: "return inSight(node.detail['accountId']) ? [node] : [];",
    replace: 'return [node];',
    tests: ['test/unit/domain/process/process-in-sight.test.ts'],
  },
  {
    id: 'log/any-field',
    file: 'config/log-fields.ts',
    find: 'else if (!LOG_FIELDS.has(key)) continue;',
    replace: "else if (key === '') continue;",
    tests: LOG_TESTS,
  },
  { id: 'log/phone-numbers', file: 'config/log-fields.ts', find: '(?!\\+?\\d{7,}$)', replace: '', tests: LOG_TESTS },
  {
    id: 'log/error-messages',
    file: 'config/log-fields.ts',
    find: 'const reduced = { kind, code, type: machine(error.name) };',
    replace: 'const reduced = { kind, code, type: error.message };',
    tests: LOG_TESTS,
  },
];
