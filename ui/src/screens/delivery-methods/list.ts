import { deliveryMethodList } from '#api/contract/listing/lists/delivery-methods';
import { deliveryMethods } from '#api/contract/resources/delivery-methods';
import { defineListScreen } from '#ui/lists/define-list-screen';
import { copies, removes, standing } from '#ui/lists/verb-use';
import { methodCells } from './method-cells';

export const deliveryMethodListScreen = defineListScreen({
  list: deliveryMethodList,
  route: 'delivery-methods',
  edit: deliveryMethods.permissions.edit,
  words: { title: 'names.deliveryMethods', create: 'deliveryMethods.new', empty: 'deliveryMethods.none' },
  first: { route: 'buyers.new', label: 'buyers.new' },
  cells: methodCells,
  verbs: [
    copies(deliveryMethods, 'delivery-methods.new'),
    ...standing(deliveryMethods, 'deactivate'),
    removes(deliveryMethods, 'deliveryMethods.removeAbout'),
  ],
});
