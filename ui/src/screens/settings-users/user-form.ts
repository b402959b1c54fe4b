import { h } from 'vue';
import { users } from '#api/contract/resources/users';
import { defineFormScreen } from '#ui/forms/define-form-screen';
import StatePill from '#ui/kit/StatePill.vue';
import { t } from '#ui/words/i18n';
import UserAccessTab from './UserAccessTab.vue';
import UserGeneral from './UserGeneral.vue';

export const userForm = defineFormScreen({
  resource: users,
  name: 'users',
  list: 'users.title',
  madeTab: 'access',
  title: ({ saved, id }) => saved?.name ?? t(id === null ? 'users.create' : 'users.one'),
  marks: ({ saved }) => (saved ? [h(StatePill, { state: saved.active ? 'active' : 'inactive' })] : []),
  tabs: [
    {
      id: 'general',
      label: 'users.general',
      component: UserGeneral,
      fields: ['name', 'email', 'phone', 'roleId', 'active'],
    },
    {
      id: 'access',
      label: 'users.access',
      component: UserAccessTab,
      looks: true,
      when: ({ id }) => id !== null,
      props: ({ saved }) => ({ user: saved }),
    },
  ],
});
