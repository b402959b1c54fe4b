import type { Break } from '../break';

const TESTS = ['test/integration/api/password-links.test.ts'];
const ROUTES = 'api/resources/users/password-links.ts';

/** Links for a new password where no mail can be sent. */
export const PASSWORD_LINK_BREAKS: readonly Break[] = [
  {
    id: 'password-links/handed-to-equals',
    file: ROUTES,
    find: 'if (!canMail) await demandToHandOver(em, principal, row);',
    replace: 'if (!canMail) void demandToHandOver;',
    tests: TESTS,
  },
  {
    id: 'password-links/own',
    file: ROUTES,
    find: '  if (principal.userId === row.id)\n',
    replace: '  if (principal.userId === row.email)\n',
    tests: TESTS,
  },
  {
    id: 'password-links/invited-again',
    file: ROUTES,
    find: "state === 'ready')\n        throw new UserError('has-password'",
    replace: "state === 'inactive')\n        throw new UserError('has-password'",
    tests: TESTS,
  },
];
