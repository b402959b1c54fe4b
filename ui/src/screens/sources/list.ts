import { sourceList } from '#api/contract/listing/lists/sources';
import { sources } from '#api/contract/resources/sources';
import { defineListScreen } from '#ui/lists/define-list-screen';
import { goes, removes, standing, type RowPlace } from '#ui/lists/verb-use';

const campaignsOf: RowPlace = ({ id }) => ({ name: 'sources.edit', params: { id }, query: { tab: 'campaigns' } });

export const sourceListScreen = defineListScreen({
  list: sourceList,
  route: 'sources',
  edit: sources.permissions.edit,
  words: { title: 'names.sources', create: 'sources.create', empty: 'sources.empty' },
  links: { campaigns: campaignsOf },
  verbs: [goes('campaigns', campaignsOf), ...standing(sources, 'deactivate'), removes(sources)],
});
