import { bookkeepingColumns, column, defineList } from '../list';
import { ACTIVE_STATUSES } from '#domain/words/market';

export const leadTypeList = defineList({
  name: 'lead-types',
  label: 'Lead types',
  access: 'account',
  permission: 'leads:view',
  columns: [
    column.number('lid', 'LID', { always: true, width: 70 }),
    column.text('name', 'Name', { always: true, width: 220 }),
    column.text('industry', 'Industry', { always: true }),
    column.choice('status', 'Status', { choices: ACTIVE_STATUSES, always: true }),
    column.number('fields', 'Fields', { always: true, sort: false, filter: false }),
    column.number('returnReasons', 'Return reasons', { always: true, sort: false, filter: false, width: 120 }),
    column.number('campaigns', 'Campaigns', { always: true, sort: false, filter: false }),
    column.number('accounts', 'Delivery accounts', { always: true, sort: false, filter: false, width: 130 }),
    column.number('leadsToday', 'Leads today', { always: true, sort: false, filter: false, width: 110 }),
    ...bookkeepingColumns,
  ],
  defaultSort: { column: 'name', descending: false },
});
