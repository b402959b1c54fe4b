import { h } from 'vue';
import { roles } from '#api/contract/resources/roles';
import { defineFormScreen } from '#ui/forms/define-form-screen';
import { t } from '#ui/words/i18n';
import RoleGeneral from './RoleGeneral.vue';
import RolePeople from './RolePeople.vue';
import SightFields from './SightFields.vue';

export const roleForm = defineFormScreen({
  resource: roles,
  name: 'roles',
  list: 'roles.title',
  title: ({ saved, id }) => saved?.name ?? t(id === null ? 'roles.create' : 'roles.one'),
  marks: ({ saved }) => (saved?.builtIn ? [h('span', { class: 'pill' }, t('roles.builtIn'))] : []),
  keep: ({ saved }) => saved?.builtIn === true,
  tabs: [
    {
      id: 'general',
      label: 'roles.general',
      component: RoleGeneral,
      fields: ['name', 'permissions'],
      count: ({ draft }) => draft.permissions.length,
      props: ({ saved }) => ({ fixed: saved?.builtIn === true }),
    },
    {
      id: 'sight',
      label: 'roles.sight',
      component: SightFields,
      fields: ['sees'],
      member: 'sees',
      count: ({ draft }) => Object.values(draft.sees).filter((ids) => ids !== null).length || null,
      props: ({ saved }) => ({ disabled: saved?.builtIn === true }),
    },
    {
      id: 'people',
      label: 'roles.people',
      component: RolePeople,
      looks: true,
      fills: true,
      when: ({ id }) => id !== null,
      props: ({ id }) => ({ roleId: id ?? '' }),
    },
  ],
});
