import { userList } from '#api/contract/listing/lists/users';
import { users } from '#api/contract/resources/users';
import { defineListScreen } from '#ui/lists/define-list-screen';
import { begins, removes, sets } from '#ui/lists/verb-use';
import InviteUser from './InviteUser.vue';
import ResetPassword from './ResetPassword.vue';

export const userListScreen = defineListScreen({
  list: userList,
  route: 'users',
  edit: users.permissions.edit,
  words: { title: 'users.title', create: 'users.create', empty: 'users.empty' },
  verbs: [
    begins('invite', InviteUser, ([row]) => (row?.['role'] && row['active'] ? undefined : 'users.stateAbout.no-role')),
    begins('resetPassword', ResetPassword, ([row]) =>
      row?.['role'] && row['active'] ? undefined : 'users.stateAbout.no-role',
    ),
    sets(users, 'activate', { field: 'active', to: true, said: 'states.active' }),
    sets(users, 'deactivate', { field: 'active', to: false, said: 'states.inactive' }),
    removes(users, 'users.removeAbout'),
  ],
});
