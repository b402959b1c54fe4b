import type { Break } from '../break';

const CREDENTIAL_TESTS = ['test/integration/api/credentials.test.ts'];
const FIRST_TESTS = ['test/integration/seeds/first-administrator.test.ts'];

/** What lets people and programs in, and for how long. */
export const KEY_BREAKS: readonly Break[] = [
  {
    id: 'keys/expired-credential-gets-in',
    file: 'api/access/tokens/demand-in-force.ts',
    find: 'credentialExpiresAt <= Date.now()',
    replace: 'credentialExpiresAt <= 0',
    tests: CREDENTIAL_TESTS,
  },
  {
    id: 'keys/switched-off-credential-gets-in',
    file: 'api/access/tokens/demand-in-force.ts',
    find: "if (stop === 'disabled')",
    replace: "if (stop === 'disabled' && credentialExpiresAt === 0)",
    tests: CREDENTIAL_TESTS,
  },
  {
    id: 'keys/token-asked-for-anew',
    file: 'api/access/tokens/issue-token.ts',
    find: '  demandInForce(credential);',
    replace: '',
    tests: CREDENTIAL_TESTS,
  },
  {
    id: 'keys/lives-on-in-a-child',
    file: 'api/resources/credentials/credential-rules.ts',
    find: 'expiresAt === null || expiresAt > latest',
    replace: 'expiresAt !== null && expiresAt > latest',
    tests: CREDENTIAL_TESTS,
  },
  {
    id: 'keys/no-owner',
    file: 'api/resources/credentials/make-credential.ts',
    find: 'wanted.ownerId ?? principal.userId ??',
    replace: 'wanted.ownerId ??',
    tests: CREDENTIAL_TESTS,
  },
  {
    id: 'keys/token-manages-accounts',
    file: 'api/access/demand-person.ts',
    find: "if (kind === 'credential')",
    replace: "if (kind === 'nobody')",
    tests: CREDENTIAL_TESTS,
  },
  {
    id: 'keys/token-invites',
    file: 'api/contract/resources/users.ts',
    find: "...common, access: 'session' } as const",
    replace: '...common } as const',
    tests: CREDENTIAL_TESTS,
  },
  {
    id: 'keys/printed-password-stays',
    file: 'api/access/session/sessions.ts',
    find: '(row.passwordGiven ||',
    replace: '(false ||',
    tests: FIRST_TESTS,
  },
  {
    id: 'keys/change-is-asked-for-for-ever',
    file: 'api/access/sign-in/accounts.ts',
    find: 'must_change_password = false,',
    replace: '',
    tests: FIRST_TESTS,
  },
  {
    id: 'keys/demo-credential-has-no-end',
    file: 'db/seeds/first-administrator.ts',
    find: '    expiresAt: new Date(',
    replace: '    expiresAt: Date.now() > 0 ? null : new Date(',
    tests: FIRST_TESTS,
  },
  {
    id: 'keys/printed-at-every-start',
    file: 'db/seeds/first-administrator.ts',
    find: '  if (rows.length > 0) return null;',
    replace: '',
    tests: FIRST_TESTS,
  },
  {
    id: 'keys/plain-link-elsewhere',
    file: 'config/plain-links.ts',
    find: "bare.startsWith('127.')",
    replace: "bare !== ''",
    tests: ['test/unit/config/plain-links.test.ts'],
  },
  {
    id: 'keys/plain-links-are-not-asked-about',
    file: 'config/load-config.ts',
    find: 'if (!values.ALLOW_PLAIN_LINKS)',
    replace: 'if (values.ALLOW_PLAIN_LINKS)',
    tests: ['test/unit/config/load-config.test.ts'],
  },
  {
    id: 'keys/unencrypted-mode-passes',
    file: 'config/plain-links.ts',
    find: "new Set(['require',",
    replace: "new Set(['prefer', 'require',",
    tests: ['test/unit/config/plain-links.test.ts'],
  },
  {
    id: 'keys/client-certificate-is-left-out',
    file: 'temporal/connect.ts',
    find: '...(cert !== undefined &&',
    replace: '...(cert === undefined &&',
    tests: ['test/unit/temporal/connect.test.ts'],
  },
  {
    id: 'keys/history-keeps-the-old-key',
    file: 'db/key-rotation/sealed-columns.ts',
    find: "  { ...history, column: 'after' },\n",
    replace: '',
    tests: ['test/integration/db/reseal.test.ts'],
  },
  {
    id: 'keys/history-stays-open',
    file: 'db/key-rotation/reseal.ts',
    find: 'enable trigger ${appendOnly}',
    replace: 'disable trigger ${appendOnly}',
    tests: ['test/integration/db/reseal.test.ts'],
  },
  {
    id: 'keys/look-ups-change-with-the-key',
    file: 'db/secrets/secret-box.ts',
    find: 'lookupHex ?? lookupKeyOf(keyHex)',
    replace: 'lookupKeyOf(keyHex)',
    tests: ['test/integration/db/reseal.test.ts'],
  },
];
