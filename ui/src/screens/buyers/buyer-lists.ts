import { deliveries } from '#api/contract/listing/lists/deliveries';
import { deliveryAccountList } from '#api/contract/listing/lists/delivery-accounts';
import { deliveryMethodList } from '#api/contract/listing/lists/delivery-methods';
import type { List } from '#api/contract/listing/list';
import type { RouteLocationRaw } from 'vue-router';
import type { Row } from '#ui/lists/row-action';
import type { RowCells } from '#ui/lists/row-cells';
import { accountCells } from '#ui/screens/delivery-accounts/account-cells';
import { methodCells } from '#ui/screens/delivery-methods/method-cells';

interface BuyerList {
  readonly list: List;
  /** Where a row leads; null when it leads nowhere. */
  readonly open: (row: Row) => RouteLocationRaw | null;
  readonly cells?: RowCells;
  readonly add?: { readonly name: string; readonly label: string; readonly none: string };
}

/** What belongs to a buyer and has a list of its own, by the tab that shows it. */
export const BUYER_LISTS: Readonly<Record<'accounts' | 'methods' | 'deliveries', BuyerList>> = {
  accounts: {
    list: deliveryAccountList,
    cells: accountCells,
    open: (row) => ({ name: 'delivery-accounts.edit', params: { id: row.id } }),
    add: { name: 'delivery-accounts.new', label: 'buyers.addAccount', none: 'buyers.noAccounts' },
  },
  methods: {
    list: deliveryMethodList,
    cells: methodCells,
    open: (row) => ({ name: 'delivery-methods.edit', params: { id: row.id } }),
    add: { name: 'delivery-methods.new', label: 'buyers.addMethod', none: 'buyers.noMethods' },
  },
  deliveries: {
    list: deliveries,
    open: (row) => (row['lead'] ? { name: 'lead', params: { leadId: String(row['lead']) } } : null),
  },
};

export const isBuyerList = (tab: string): tab is keyof typeof BUYER_LISTS => tab in BUYER_LISTS;
