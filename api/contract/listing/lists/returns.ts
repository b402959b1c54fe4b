import { column, defineList, idColumn } from '../list';
import { RETURN_STATES } from '#domain/words/returns';

/** Leads that buyers want to give back, or gave back. */
export const returns = defineList({
  name: 'returns',
  label: 'Returns',
  access: 'data',
  permission: 'leads:view',
  exportPermission: 'leads:export',
  leadFields: true,
  columns: [
    column.moment('requestedAt', 'Requested', { always: true }),
    column.choice('state', 'State', { choices: RETURN_STATES, always: true, sort: false }),
    column.text('leadName', 'Name', { personal: true, sort: false, width: 170 }),
    column.id('lead', 'Lead', { always: true, sort: false, width: 110 }),
    column.id('buyer', 'Buyer', { refers: 'buyers', always: true, sort: false, width: 170 }),
    column.id('account', 'Delivery account', { refers: 'delivery-accounts', always: true, sort: false, width: 170 }),
    column.text('reasonCode', 'Reason', { always: true, sort: false }),
    column.text('note', 'Note', { sort: false, width: 240 }),
    column.money('priceMinor', 'Price', { always: true, money: 'revenue' }),
    column.text('currency', 'Currency', { always: true, sort: false, filter: false, shown: false, width: 80 }),
    column.id('leadType', 'Lead type', { refers: 'lead-types', always: true, sort: false }),
    column.id('source', 'Source', { refers: 'sources', always: true, sort: false, shown: false }),
    column.id('campaign', 'Campaign', { refers: 'campaigns', always: true, sort: false, shown: false }),
    column.moment('soldAt', 'Sold', { sort: false }),
    column.text('requestedBy', 'Requested by', { always: true, sort: false, filter: false }),
    column.text('decidedBy', 'Decided by', { sort: false, filter: false, shown: false }),
    column.moment('decidedAt', 'Decided'),
    column.id('delivery', 'Delivery', { always: true, sort: false, shown: false }),
    idColumn,
  ],
  defaultSort: { column: 'requestedAt', descending: true },
});
