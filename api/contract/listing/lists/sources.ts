import { bookkeepingColumns, column, defineList } from '../list';
import { SOURCE_STATUSES } from '#domain/words/market';

export const sourceList = defineList({
  name: 'sources',
  label: 'Sources',
  access: 'account',
  permission: 'sources:view',
  columns: [
    column.number('vid', 'VID', { always: true, width: 70 }),
    column.text('name', 'Name', { always: true, width: 220 }),
    column.choice('status', 'Status', { choices: SOURCE_STATUSES, always: true }),
    column.text('contactName', 'Contact'),
    column.text('contactEmail', 'Email', { width: 200 }),
    column.text('contactPhone', 'Phone', { sort: false, shown: false }),
    column.boolean('gradingEnabled', 'Grading', { always: true }),
    column.number('addressRules', 'Address rules', { always: true, sort: false, filter: false, shown: false }),
    column.number('campaigns', 'Campaigns', { always: true, sort: false, filter: false }),
    column.number('leadsToday', 'Leads today', { always: true, sort: false, filter: false, width: 110 }),
    column.moment('lastLeadAt', 'Last lead', { sort: false, filter: false }),
    ...bookkeepingColumns,
  ],
  defaultSort: { column: 'name', descending: false },
});
