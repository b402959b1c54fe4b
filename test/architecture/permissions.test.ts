import { ENDPOINTS } from '#api/contract/endpoints';

/** What every role may, or what is decided otherwise, and why. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  listOptions: 'by kind: OPTION_PERMISSIONS, asked in api/lists/bind-options.ts',
  listLeadTypeFields: 'one of several: FIELD_PERMISSIONS, asked in api/lists/bind-options.ts',
};

test('nothing of the account or its data is open to every role', () => {
  const open = ENDPOINTS.filter(
    ({ access, permission }) => (access === 'account' || access === 'data') && permission === undefined,
  ).map(({ id }) => id);
  expect(open.sort()).toEqual(Object.keys(EXCEPTIONS).sort());
});
