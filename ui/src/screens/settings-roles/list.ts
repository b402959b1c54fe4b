import { roleList } from '#api/contract/listing/lists/users';
import { roles } from '#api/contract/resources/roles';
import { defineListScreen } from '#ui/lists/define-list-screen';
import { removes } from '#ui/lists/verb-use';

export const roleListScreen = defineListScreen({
  list: roleList,
  route: 'roles',
  edit: roles.permissions.edit,
  words: { title: 'roles.title', create: 'roles.create', empty: 'roles.empty' },
  verbs: [removes(roles, 'roles.removeAbout')],
});
