import { bookkeepingColumns, column, defineList } from '../list';
import { BUYER_STATUSES } from '#domain/words/market';

export const buyerList = defineList({
  name: 'buyers',
  label: 'Buyers',
  access: 'account',
  permission: 'buyers:view',
  columns: [
    column.number('bid', 'BID', { always: true, width: 70 }),
    column.text('company', 'Company', { always: true, width: 220 }),
    column.choice('status', 'Status', { choices: BUYER_STATUSES, always: true }),
    column.text('groupName', 'Group'),
    column.text('contactName', 'Contact'),
    column.text('contactEmail', 'Email', { width: 200 }),
    column.text('contactPhone', 'Phone', { sort: false }),
    column.text('city', 'City', { shown: false }),
    column.text('state', 'State', { shown: false, width: 70 }),
    column.text('timeZone', 'Time zone', { always: true, shown: false }),
    column.number('accounts', 'Accounts', { always: true, sort: false, filter: false }),
    column.number('methods', 'Methods', { always: true, sort: false, filter: false, shown: false }),
    column.number('soldToday', 'Sold today', { always: true, sort: false, filter: false, width: 100 }),
    column.number('soldThisMonth', 'Sold this month', { always: true, sort: false, filter: false, width: 120 }),
    column.moment('lastSoldAt', 'Last sold', { sort: false, filter: false }),
    ...bookkeepingColumns,
  ],
  defaultSort: { column: 'company', descending: false },
});
