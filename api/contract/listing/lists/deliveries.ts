import { column, defineList, idColumn } from '../list';
import { DELIVERY_ORIGINS, DELIVERY_STATES } from '#domain/words/delivery';
import { RETURN_STATES } from '#domain/words/returns';

const shared = [
  column.text('leadName', 'Name', { personal: true, sort: false, width: 170 }),
  column.id('lead', 'Lead', { always: true, sort: false, width: 110 }),
  column.id('buyer', 'Buyer', { refers: 'buyers', always: true, sort: false, width: 170 }),
  column.id('account', 'Delivery account', { refers: 'delivery-accounts', always: true, sort: false, width: 170 }),
  column.id('method', 'Delivery method', { refers: 'delivery-methods', always: true, sort: false, width: 160 }),
  column.text('channel', 'Channel', { always: true, sort: false, width: 110 }),
  column.id('leadType', 'Lead type', { refers: 'lead-types', always: true, sort: false }),
  column.id('source', 'Source', { refers: 'sources', always: true, sort: false, shown: false }),
  column.id('campaign', 'Campaign', { refers: 'campaigns', always: true, sort: false, shown: false }),
  column.choice('origin', 'Sent by', { choices: DELIVERY_ORIGINS, always: true, sort: false }),
  column.money('priceMinor', 'Price', { always: true, money: 'revenue' }),
  column.text('currency', 'Currency', { always: true, sort: false, filter: false, shown: false, width: 80 }),
  column.number('attempts', 'Attempts', { always: true, sort: false }),
  column.text('reason', 'Reason', { sort: false, filter: false, width: 240 }),
  column.text('reasonCode', 'Reason code', { sort: false, shown: false }),
  column.boolean('exclusive', 'Exclusive', { always: true, sort: false, shown: false }),
  column.boolean('test', 'Test', { always: true, sort: false, shown: false }),
] as const;

/** Every lead that was given to a buyer, or tried to be ("distribution"). */
export const deliveries = defineList({
  name: 'deliveries',
  label: 'Distribution',
  access: 'data',
  permission: 'leads:view',
  exportPermission: 'leads:export',
  leadFields: true,
  columns: [
    column.moment('reservedAt', 'Started', { always: true }),
    column.choice('state', 'State', { choices: DELIVERY_STATES, always: true, sort: false }),
    ...shared,
    column.moment('decidedAt', 'Decided'),
    column.duration('tookMs', 'Took', { sort: false, filter: false }),
    column.text('reference', "Buyer's reference", { sort: false, shown: false }),
    column.choice('returnState', 'Return', { choices: RETURN_STATES, sort: false, shown: false }),
    idColumn,
  ],
  defaultSort: { column: 'reservedAt', descending: true },
});
