import { column, defineList } from '#api/contract/listing/list';

/** A list with one column of every kind that matters to a grid. */
export const list = defineList({
  name: 'things',
  label: 'Things',
  access: 'data',
  permission: 'leads:view',
  columns: [
    column.moment('at', 'At', { always: true }),
    column.text('name', 'Name', { width: 200 }),
    column.choice('state', 'State', { choices: ['new', 'old'] }),
    column.id('buyer', 'Buyer', { refers: 'buyers' }),
    column.money('price', 'Price'),
    column.boolean('test', 'Test', { shown: false }),
    column.json('raw', 'Raw', { shown: false, sort: false }),
  ],
  defaultSort: { column: 'at', descending: true },
});
