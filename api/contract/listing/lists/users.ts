import { bookkeepingColumns, column, defineList } from '../list';

export const userList = defineList({
  name: 'users',
  label: 'Users',
  access: 'account',
  permission: 'settings:users',
  columns: [
    column.text('name', 'Name', { always: true, width: 200 }),
    column.text('email', 'Email', { always: true, width: 220 }),
    column.text('phone', 'Phone', { sort: false }),
    column.id('role', 'Role', { refers: 'roles' }),
    column.boolean('active', 'Active', { always: true }),
    column.boolean('mfa', 'Second factor', { always: true, sort: false, width: 120 }),
    column.moment('lastSignInAt', 'Last sign-in', { sort: false, filter: false }),
    ...bookkeepingColumns,
  ],
  defaultSort: { column: 'name', descending: false },
});

export const roleList = defineList({
  name: 'roles',
  label: 'Roles',
  access: 'account',
  permission: 'settings:users',
  columns: [
    column.text('name', 'Name', { always: true, width: 200 }),
    column.number('permissions', 'Permissions', { always: true, sort: false, filter: false, width: 120 }),
    column.boolean('restricted', 'Sees a part', { always: true, sort: false, width: 120 }),
    column.number('users', 'Users', { always: true, sort: false, filter: false }),
    ...bookkeepingColumns,
  ],
  defaultSort: { column: 'name', descending: false },
});
