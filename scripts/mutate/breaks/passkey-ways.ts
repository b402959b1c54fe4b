import type { Break } from '../break';

const OWN = ['test/integration/api/passkeys.test.ts'];
const HOSTILE = ['test/integration/api/passkeys-hostile.test.ts'];
const STORED = 'api/access/passkeys/stored-passkeys.ts';
const ENTER = 'api/access/passkeys/passkey-sign-in-routes.ts';
const ROUTES = 'api/access/passkeys/own-passkey-routes.ts';

/** What passkeys open, what opens no more beside them, and what ends with them. */
export const PASSKEY_WAY_BREAKS: readonly Break[] = [
  {
    id: 'passkey/password-alone-signs-in',
    file: 'api/access/sign-in/session-routes.ts',
    find: 'if (hasSecondFactor(account)) {',
    replace: 'if (account.totpConfirmedAt) {',
    tests: OWN,
  },
  {
    id: 'passkey/is-no-second-factor',
    file: 'api/access/session/sessions.ts',
    find: ' or exists (select from passkey p where p.user_id = u.id)',
    replace: '',
    tests: OWN,
  },
  {
    id: 'passkey/unconfirmed-seed-stands-in',
    file: 'api/access/sign-in/second-factor.ts',
    find: 'account.totpConfirmedAt !== null && ',
    replace: '',
    tests: OWN,
  },
  {
    id: 'passkey/proven-by-the-password-alone',
    file: 'api/access/sign-in/prove-owner.ts',
    find: 'if (hasSecondFactor(account)) await demandFactor(parts, account, proof);',
    replace: '',
    tests: OWN,
  },
  {
    id: 'passkey/opens-while-it-is-removed',
    file: 'api/access/sign-in/hold-login.ts',
    find: 'now?.count === account.passkeys',
    replace: 'now !== null',
    tests: HOSTILE,
  },
  {
    id: 'passkey/tries-are-not-counted',
    file: 'api/access/sign-in/throttle.ts',
    find: 'passkey: { address: { points: 20,',
    replace: 'passkey: { address: { points: 2000,',
    tests: HOSTILE,
  },
  {
    id: 'passkey/begun-without-end',
    file: 'api/access/sign-in/throttle.ts',
    find: "'passkey-begun': { address: { points: 200,",
    replace: "'passkey-begun': { address: { points: 2000,",
    tests: HOSTILE,
  },
  {
    id: 'passkey/right-ones-count',
    file: ENTER,
    find: '  await throttle.forgive(attempt);\n',
    replace: '',
    tests: HOSTILE,
  },
  {
    id: 'passkey/password-is-not-forgiven',
    file: ENTER,
    find: 'if (asked.userId !== null) await throttle.forgive(',
    replace: 'if (asked.userId === undefined) await throttle.forgive(',
    tests: HOSTILE,
  },
  {
    id: 'passkey/password-opens-twice',
    file: ENTER,
    find: 'if (challenge !== undefined && !(await closeChallenge(sql, challenge))) refuseChallenge();',
    replace: '',
    tests: OWN,
  },
  {
    id: 'passkey/refusal-is-not-booked',
    file: ENTER,
    find: '    await recordRefusal(pool, checked, address);\n',
    replace: '',
    tests: HOSTILE,
  },
  {
    id: 'passkey/added-and-others-stay',
    file: ROUTES,
    find: 'await endWaysIn(sql, parts.sessions, made.userId, session.id);',
    replace: '',
    tests: OWN,
  },
  {
    id: 'passkey/removed-and-others-stay',
    file: ROUTES,
    find: 'await endWaysIn(sql, parts.sessions, account.id, session.id);',
    replace: '',
    tests: OWN,
  },
  {
    id: 'passkey/removed-without-proof',
    file: ROUTES,
    find: '    await proveOwner(parts, account, request, body);\n    const session',
    replace: '    const session',
    tests: OWN,
  },
  {
    id: 'passkey/added-without-proof',
    file: ROUTES,
    find: '    await proveOwner(parts, account, request, body);\n    if (account',
    replace: '    if (account',
    tests: OWN,
  },
  {
    id: 'passkey/codes-outlive-it',
    file: ROUTES,
    find: '      await dropIdleRecoveryCodes(sql, account.id);\n',
    replace: '',
    tests: OWN,
  },
  {
    id: 'passkey/codes-go-before-it',
    file: 'api/access/sign-in/recovery-codes.ts',
    find: ' and not exists (select from passkey where user_id = $1)',
    replace: '',
    tests: OWN,
  },
  {
    id: 'passkey/of-others-is-removed',
    file: STORED,
    find: "'delete from passkey where user_id = $1 and id = $2'",
    replace: "'delete from passkey where $1::uuid is not null and id = $2'",
    tests: OWN,
  },
  {
    id: 'passkey/of-others-is-renamed',
    file: STORED,
    find: 'where user_id = $1 and id = $2 returning',
    replace: 'where $1::uuid is not null and id = $2 returning',
    tests: OWN,
  },
  {
    id: 'passkey/outlives-an-administrator',
    file: 'api/resources/users/access-routes.ts',
    find: 'await dropPasskeys(sql, row.id)',
    replace: '0',
    tests: OWN,
  },
  {
    id: 'passkey/forbidden-to-pages',
    file: 'api/http/permissions-policy.ts',
    find: "'publickey-credentials-get=(self)'",
    replace: "'publickey-credentials-get=()'",
    tests: ['test/integration/api/page-headers.test.ts'],
  },
];
