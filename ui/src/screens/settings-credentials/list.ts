import { h } from 'vue';
import { credentialList } from '#api/contract/listing/lists/credentials';
import { createCredential, revokeCredential } from '#api/contract/resources/credentials';
import { defineListScreen } from '#ui/lists/define-list-screen';
import { begins } from '#ui/lists/verb-use';
import NewCredential from './NewCredential.vue';
import RenameCredential from './RenameCredential.vue';

export const credentialListScreen = defineListScreen({
  list: credentialList,
  edit: createCredential.permission,
  words: { title: 'credentials.title', create: 'credentials.create', empty: 'credentials.empty' },
  create: NewCredential,
  opens: 'rename',
  cells: { clientId: ({ row }) => h('span', { class: 'mono' }, String(row['clientId'])) },
  verbs: [
    begins('rename', RenameCredential),
    {
      kind: 'ends',
      verb: 'revoke',
      by: revokeCredential,
      permission: revokeCredential.permission,
      unless: (rows) => (rows.every((row) => row['revoked'] === true) ? 'credentials.already' : undefined),
      ask: 'credentials.revokeAsk',
      about: 'credentials.revokeAbout',
      said: 'credentials.revoked',
    },
  ],
});
