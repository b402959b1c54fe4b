import { METHOD_ENVIRONMENTS } from '#domain/words/delivery';
import { bookkeepingColumns, column, defineList } from '../list';
import { ACTIVE_STATUSES } from '#domain/words/market';

export const deliveryMethodList = defineList({
  name: 'delivery-methods',
  label: 'Delivery methods',
  access: 'account',
  permission: 'buyers:view',
  columns: [
    column.text('name', 'Name', { always: true, width: 220 }),
    column.id('buyer', 'Buyer', { refers: 'buyers', always: true, width: 180 }),
    column.id('leadType', 'Lead type', { refers: 'lead-types', always: true }),
    column.text('channel', 'Channel', { always: true }),
    column.choice('status', 'Status', { choices: ACTIVE_STATUSES, always: true }),
    column.choice('environment', 'Environment', { choices: METHOD_ENVIRONMENTS, always: true }),
    column.boolean('retries', 'Retries', { always: true }),
    column.boolean('scheduled', 'Scheduled', { always: true, shown: false }),
    column.number('mappedFields', 'Mapped fields', { always: true, sort: false, filter: false }),
    column.number('accounts', 'Used by accounts', { always: true, sort: false, filter: false, width: 130 }),
    column.number('failedToday', 'Failed today', { always: true, sort: false, filter: false, width: 110 }),
    ...bookkeepingColumns,
  ],
  defaultSort: { column: 'name', descending: false },
});
