import type { Break } from '../break';

const ROOM = 'api/access/single-sign-on';
const HOSTILE_TESTS = ['test/integration/api/hostile-provider.test.ts'];
const WHOLE_TESTS = ['test/integration/api/single-sign-on.test.ts'];
const SETTINGS_TESTS = ['test/integration/api/guarded-settings.test.ts'];

/** Signing in at a provider of OpenID Connect: what is believed of it, and who may choose it. */
export const SINGLE_SIGN_ON_BREAKS: readonly Break[] = [
  {
    id: 'single-sign-on/signatures-are-not-looked-at',
    file: `${ROOM}/providers.ts`,
    find: 'execute: [enableNonRepudiationChecks, ',
    replace: 'execute: [',
    tests: HOSTILE_TESTS,
  },
  {
    id: 'single-sign-on/without-pkce',
    file: `${ROOM}/providers.ts`,
    find: "if (!metadata.supportsPKCE()) throw new ProviderFailure('no-pkce');",
    replace: '',
    tests: HOSTILE_TESTS,
  },
  {
    id: 'single-sign-on/attempt-is-not-used-up',
    file: `${ROOM}/attempts.ts`,
    find: 'delete from sso_attempt where state_hash = $1',
    replace: 'update sso_attempt set again = again where state_hash = $1',
    tests: HOSTILE_TESTS,
  },
  {
    id: 'single-sign-on/any-browser',
    file: `${ROOM}/attempts.ts`,
    find: 'and browser_hash = $2 and',
    replace: 'and $2::bytea is not null and',
    tests: HOSTILE_TESTS,
  },
  {
    id: 'single-sign-on/answer-of-another-provider',
    file: `${ROOM}/attempts.ts`,
    find: 'and provider_hash = $3 and',
    replace: 'and $3::bytea is not null and',
    tests: HOSTILE_TESTS,
  },
  {
    id: 'single-sign-on/attempt-never-ends',
    file: `${ROOM}/attempts.ts`,
    find: ' and expires_at > now()\n',
    replace: '\n',
    tests: HOSTILE_TESTS,
  },
  {
    id: 'single-sign-on/address-verified-in-words',
    file: 'domain/access/provider-person.ts',
    find: "source['email_verified'] === true",
    replace: "source['email_verified'] !== false",
    tests: HOSTILE_TESTS,
  },
  {
    id: 'single-sign-on/answers-of-any-size',
    file: `${ROOM}/guarded-fetch.ts`,
    find: "if (truncated) throw new ProviderFailure('too-long');",
    replace: '',
    tests: HOSTILE_TESTS,
  },
  {
    id: 'single-sign-on/any-host',
    file: `${ROOM}/guarded-fetch.ts`,
    find: "if (!allowsHost(await hosts(), url)) throw new ProviderFailure('host-not-allowed');",
    replace: '',
    tests: HOSTILE_TESTS,
  },
  {
    id: 'single-sign-on/factor-counts-unasked',
    file: `${ROOM}/let-in.ts`,
    find: 'factor: factorCounts && secondFactor',
    replace: 'factor: secondFactor',
    tests: HOSTILE_TESTS,
  },
  {
    id: 'single-sign-on/own-factor-is-skipped',
    file: `${ROOM}/let-in.ts`,
    find: 'hasSecondFactor(account) && !proof.factor',
    replace: 'false',
    tests: WHOLE_TESTS,
  },
  {
    id: 'single-sign-on/proof-of-tomorrow',
    file: `${ROOM}/let-in.ts`,
    find: 'Math.min(authTime * 1000, now)',
    replace: 'authTime * 1000',
    tests: HOSTILE_TESTS,
  },
  {
    id: 'single-sign-on/anybody-is-made',
    file: `${ROOM}/find-person.ts`,
    find: '!createPeople || createRoleId === null',
    replace: 'createRoleId === null',
    tests: HOSTILE_TESTS,
  },
  {
    id: 'single-sign-on/risen-role-is-given',
    file: 'api/resources/users/create-at-first-sign-in.ts',
    find: '!role || letsOthersIn(rightsOf(role).permissions)',
    replace: '!role',
    tests: WHOLE_TESTS,
  },
  {
    id: 'single-sign-on/passwords-of-everybody',
    file: 'api/access/sign-in/may-enter-without-provider.ts',
    find: 'return administrator || !enabled ||',
    replace: 'return true || administrator || !enabled ||',
    tests: WHOLE_TESTS,
  },
  {
    id: 'single-sign-on/old-proof-stays-fresh',
    file: 'api/access/sign-in/prove-owner.ts',
    find: 'if (!freshAtProvider)',
    replace: 'if (!freshAtProvider && false)',
    tests: WHOLE_TESTS,
  },
  {
    id: 'single-sign-on/unlinked-sessions-go-on',
    file: `${ROOM}/identity-routes.ts`,
    find: '  await endWaysIn(sql, sessions, userId, except);\n',
    replace: '',
    tests: WHOLE_TESTS,
  },
  {
    id: 'single-sign-on/set-up-by-anybody-with-the-right',
    file: 'api/resources/settings/demand-security-right.ts',
    find: "if (changed.includes('singleSignOn')) await demandAdministrator(sql, principal);",
    replace: '',
    tests: SETTINGS_TESTS,
  },
  {
    id: 'single-sign-on/secret-goes-to-a-stranger',
    file: 'api/resources/settings/single-sign-on-secret.ts',
    find: '!staysWith([stored.issuer], edited.issuer)',
    replace: 'false',
    tests: SETTINGS_TESTS,
  },
  {
    id: 'single-sign-on/nobody-hears-of-it',
    file: 'api/resources/settings/tell-of-single-sign-on.ts',
    find: 'if (changed.length === 0) return;',
    replace: 'if (changed.length >= 0) return;',
    tests: SETTINGS_TESTS,
  },
  {
    id: 'single-sign-on/passkeys-of-everybody',
    file: 'api/access/passkeys/passkey-sign-in-routes.ts',
    find: 'asked.userId !== null || (await mayEnterWithoutProvider(parts, account))',
    replace: 'true',
    tests: WHOLE_TESTS,
  },
];
