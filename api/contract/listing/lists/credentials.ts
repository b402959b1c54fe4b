import { CREDENTIAL_STATES } from '#domain/words/access';
import { column, defineList, idColumn } from '../list';

export const credentialList = defineList({
  name: 'credentials',
  label: 'API credentials',
  access: 'account',
  permission: 'settings:users',
  columns: [
    column.text('name', 'Name', { always: true, width: 200 }),
    column.text('clientId', 'Client id', { always: true, width: 240 }),
    column.text('scopes', 'Scopes', { always: true, sort: false, filter: false }),
    column.id('source', 'Source', { refers: 'sources' }),
    column.choice('state', 'State', { choices: CREDENTIAL_STATES, always: true, sort: false }),
    column.id('owner', 'Owner', { refers: 'users' }),
    column.text('maker', 'Made by', { sort: false, filter: false }),
    column.moment('expiresAt', 'Ends'),
    column.moment('createdAt', 'Created', { always: true }),
    column.boolean('disabled', 'Switched off', { always: true, sort: false, shown: false }),
    column.moment('revokedAt', 'Revoked at', { shown: false }),
    column.moment('lastTokenAt', 'Last token', { sort: false, filter: false }),
    idColumn,
  ],
  defaultSort: { column: 'createdAt', descending: true },
});
