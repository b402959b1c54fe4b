import { h } from 'vue';
import { credentialList } from '#api/contract/listing/lists/credentials';
import { createCredential, revokeCredential, updateCredential } from '#api/contract/resources/credentials';
import { defineListScreen } from '#ui/lists/define-list-screen';
import { begins, type SettingUse } from '#ui/lists/verb-use';
import type { Row } from '#ui/lists/row-action';
import EditCredential from './EditCredential.vue';
import NewCredential from './NewCredential.vue';

const isRevoked = (rows: readonly Row[]) =>
  rows.every((row) => row['state'] === 'revoked') ? 'credentials.already' : undefined;
/** Switching on is no help where something else stops it. */
const stoppedOtherwise = (rows: readonly Row[]): string | undefined => {
  const [state, ...others] = new Set(rows.map((row) => String(row['state'])));
  return others.length === 0 && ['expired', 'owner-inactive', 'maker-stopped'].includes(state ?? '')
    ? `credentials.stopped.${state}`
    : undefined;
};

const switches = (verb: 'activate' | 'deactivate', to: boolean, said: string): SettingUse => ({
  kind: 'sets',
  verb,
  update: updateCredential,
  permission: updateCredential.permission,
  field: 'disabled',
  to,
  said,
  unless: (rows) => isRevoked(rows) ?? (to ? undefined : stoppedOtherwise(rows)),
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
      unless: isRevoked,
      alongWith: async (rows) => (await import('./revoked-along')).revokedAlong(rows),
      ask: 'credentials.revokeAsk',
      about: 'credentials.revokeAbout',
      said: 'credentials.revoked',
    },
  ],
});
