import { leadTypeList } from '#api/contract/listing/lists/lead-types';
import { leadTypes } from '#api/contract/resources/lead-types';
import { defineListScreen } from '#ui/lists/define-list-screen';
import { removes, standing } from '#ui/lists/verb-use';

export const leadTypeListScreen = defineListScreen({
  list: leadTypeList,
  route: 'lead-types',
  edit: leadTypes.permissions.edit,
  words: { title: 'names.leadTypes', create: 'leadTypes.create', empty: 'leadTypes.empty' },
  verbs: [...standing(leadTypes, 'deactivate'), removes(leadTypes)],
});
