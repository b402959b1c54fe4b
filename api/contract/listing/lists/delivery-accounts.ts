import { bookkeepingColumns, column, defineList } from '../list';
import { ACTIVE_STATUSES } from '#domain/words/market';

export const deliveryAccountList = defineList({
  name: 'delivery-accounts',
  label: 'Delivery accounts',
  access: 'account',
  permission: 'buyers:view',
  columns: [
    column.text('name', 'Name', { always: true, width: 220 }),
    column.id('buyer', 'Buyer', { refers: 'buyers', always: true, width: 180 }),
    column.id('leadType', 'Lead type', { refers: 'lead-types', always: true }),
    column.choice('status', 'Status', { choices: ACTIVE_STATUSES, always: true }),
    column.boolean('automated', 'Automated', { always: true }),
    column.money('priceMinor', 'Price', { always: true, money: 'revenue' }),
    column.text('currency', 'Currency', { always: true, sort: false, filter: false, shown: false, width: 80 }),
    column.number('priority', 'Priority', { always: true }),
    column.boolean('exclusive', 'Exclusive', { always: true }),
    column.id('method', 'Delivery method', { refers: 'delivery-methods', always: true, width: 170 }),
    column.id('pingMethod', 'Asked for a bid by', { refers: 'delivery-methods', shown: false, width: 170 }),
    column.number('conditions', 'Conditions', { always: true, sort: false, filter: false }),
    column.json('limits', 'Limits', { sort: false, filter: false, export: false }),
    column.number('soldToday', 'Sold today', { always: true, sort: false, filter: false }),
    column.number('soldThisMonth', 'Sold this month', { always: true, sort: false, filter: false, width: 120 }),
    column.number('delaySeconds', 'Delay (s)', { always: true, shown: false }),
    column.boolean('requiresOrder', 'Requires an order', { always: true, shown: false }),
    ...bookkeepingColumns,
  ],
  defaultSort: { column: 'name', descending: false },
});
