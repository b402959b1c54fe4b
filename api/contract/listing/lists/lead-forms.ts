import { bookkeepingColumns, column, defineList } from '../list';
import { ACTIVE_STATUSES } from '#domain/words/market';

export const leadFormList = defineList({
  name: 'lead-forms',
  label: 'Lead forms',
  access: 'account',
  permission: 'sources:view',
  columns: [
    column.text('name', 'Name', { always: true, width: 220 }),
    column.text('slug', 'Address', { always: true, width: 200 }),
    column.id('campaign', 'Campaign', { refers: 'campaigns', always: true, width: 180 }),
    column.id('source', 'Source', { refers: 'sources', always: true }),
    column.id('leadType', 'Lead type', { refers: 'lead-types', always: true }),
    column.choice('status', 'Status', { choices: ACTIVE_STATUSES, always: true }),
    column.number('fields', 'Fields', { always: true, sort: false, filter: false }),
    ...bookkeepingColumns,
  ],
  defaultSort: { column: 'name', descending: false },
});
