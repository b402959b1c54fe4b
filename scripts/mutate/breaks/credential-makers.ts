import type { Break } from '../break';

const TESTS = ['test/integration/api/credential-makers.test.ts'];
const MIGRATION = 'db/migrations/0037-credential-makers.ts';

/** Credentials that other credentials made, and the people who answer for them. */
export const CREDENTIAL_MAKER_BREAKS: readonly Break[] = [
  {
    id: 'makers/what-it-made-goes-on',
    file: 'api/resources/credentials/change-credential.ts',
    find: '[...(root.revokedAt ? [] : [root]), ...made]',
    replace: '[...(root.revokedAt ? [] : [root]), ...made.slice(99)]',
    tests: TESTS,
  },
  {
    id: 'makers/only-its-children-end',
    file: 'api/resources/credentials/made-credentials.ts',
    find: 'join made on child.maker_id = made.id',
    replace: 'join made on child.maker_id = made.id and false',
    tests: TESTS,
  },
  {
    id: 'makers/nobody-knows-what-made-it',
    file: 'api/resources/credentials/make-credential.ts',
    find: 'makerId: own?.id ?? null,',
    replace: 'makerId: null,',
    tests: TESTS,
  },
  {
    id: 'makers/revoked-ones-are-told-as-going-along',
    file: 'api/resources/credentials/made-credentials.ts',
    find: '{ id: rows.map((row) => row.id), revokedAt: null }',
    replace: '{ id: rows.map((row) => row.id) }',
    tests: TESTS,
  },
  {
    id: 'makers/told-to-who-does-not-see-it',
    file: 'api/resources/credentials/made-credentials.ts',
    find: "throw new UserError('not-found', NO_CREDENTIAL);",
    replace: "void new UserError('not-found', NO_CREDENTIAL);",
    tests: TESTS,
  },
  {
    id: 'makers/revoked-comes-back',
    file: 'api/resources/credentials/change-credential.ts',
    find: "if (row.revokedAt) throw new UserError('credential-revoked'",
    replace: "if (row.revokedAt && !row.name) throw new UserError('credential-revoked'",
    tests: TESTS,
  },
  {
    id: 'makers/an-inactive-owner-is-no-matter',
    file: MIGRATION,
    find: 'where app_user.id = line.owner_id and not active)',
    replace: 'where app_user.id = line.owner_id and false)',
    tests: TESTS,
  },
  {
    id: 'makers/a-stopped-maker-is-no-matter',
    file: MIGRATION,
    find: "when depth = 0 then stop else 'maker-stopped' end",
    replace: 'when depth = 0 then stop end',
    tests: TESTS,
  },
  {
    id: 'makers/owner-goes-credential-stays',
    file: 'api/resources/users/index.ts',
    find: '    await refuseOwner(context.em, row);',
    replace: '    void refuseOwner;',
    tests: TESTS,
  },
];
