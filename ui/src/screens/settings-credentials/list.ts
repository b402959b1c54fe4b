import { h } from 'vue';
import { credentialList } from '#api/contract/listing/lists/credentials';
import { createCredential, revokeCredential, updateCredential } from '#api/contract/resources/credentials';
import { defineListScreen } from '#ui/lists/define-list-screen';
import { begins, type SettingUse } from '#ui/lists/verb-use';
import EditCredential from './EditCredential.vue';
import NewCredential from './NewCredential.vue';

const switches = (verb: 'activate' | 'deactivate', to: boolean, said: string): SettingUse => ({
  kind: 'sets',
  verb,
  update: updateCredential,
  permission: updateCredential.permission,
  field: 'disabled',
  to,
  said,
  unless: (rows) => (rows.every((row) => row['state'] === 'revoked') ? 'credentials.already' : undefined),
});

export const credentialListScreen = defineListScreen({
  list: credentialList,
  edit: createCredential.permission,
  words: { title: 'credentials.title', create: 'credentials.create', empty: 'credentials.empty' },
  create: NewCredential,
  opens: 'edit',
  cells: { clientId: ({ row }) => h('span', { class: 'mono' }, String(row['clientId'])) },
  verbs: [
    begins('edit', EditCredential),
    switches('deactivate', true, 'states.disabled'),
    switches('activate', false, 'states.active'),
    {
      kind: 'ends',
      verb: 'revoke',
      by: revokeCredential,
      permission: revokeCredential.permission,
      unless: (rows) => (rows.every((row) => row['state'] === 'revoked') ? 'credentials.already' : undefined),
      ask: 'credentials.revokeAsk',
      about: 'credentials.revokeAbout',
      said: 'credentials.revoked',
    },
  ],
});
