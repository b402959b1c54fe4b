import type { Reference } from '#api/contract/listing/list-item';
import { campaignList } from '#api/contract/listing/lists/campaigns';
import { campaigns } from '#api/contract/resources/campaigns';
import { defineListScreen } from '#ui/lists/define-list-screen';
import { goes, removes, standing, type RowPlace } from '#ui/lists/verb-use';

const tab =
  (name: string): RowPlace =>
  ({ id }) => ({ name: 'campaigns.edit', params: { id }, query: { tab: name } });

export const campaignListScreen = defineListScreen({
  list: campaignList,
  route: 'campaigns',
  edit: campaigns.permissions.edit,
  words: { title: 'names.campaigns', create: 'campaigns.create', empty: 'campaigns.empty' },
  verbs: [
    goes('flow', tab('flow')),
    goes('try', tab('try')),
    goes('source', ({ source }) => ({ name: 'sources.edit', params: { id: (source as Reference).id } })),
    ...standing(campaigns, 'hold'),
    removes(campaigns),
  ],
});
