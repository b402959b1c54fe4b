import { column, defineList, idColumn } from '../list';
import { DELIVERY_ORIGINS, PENDING_STATES } from '#domain/words/delivery';

/**
 * Everything in flight: leads that were received, wait for their time or for a delay, or are in an auction, and deliveries about to be sent, being sent,
 * to be tried again, or without an answer. What has no delivery yet has no buyer either, unless a delay holds it back for one.
 */
export const deliveryQueue = defineList({
  name: 'delivery-queue',
  label: 'Delivery queue',
  access: 'data',
  permission: 'leads:view',
  exportPermission: 'leads:export',
  leadFields: true,
  columns: [
    column.duration('waitedMs', 'Since', { always: true, filter: false, sort: false }),
    column.choice('state', 'State', { choices: PENDING_STATES, always: true, sort: false }),
    column.text('leadName', 'Name', { personal: true, sort: false, width: 170 }),
    column.id('lead', 'Lead', { always: true, sort: false, width: 110 }),
    column.id('buyer', 'Buyer', { refers: 'buyers', sort: false, width: 170 }),
    column.id('account', 'Delivery account', { refers: 'delivery-accounts', sort: false, width: 170 }),
    column.id('method', 'Delivery method', { refers: 'delivery-methods', sort: false, width: 160 }),
    column.text('channel', 'Channel', { sort: false, width: 110 }),
    column.id('leadType', 'Lead type', { refers: 'lead-types', always: true, sort: false }),
    column.id('source', 'Source', { refers: 'sources', always: true, sort: false, shown: false }),
    column.id('campaign', 'Campaign', { refers: 'campaigns', always: true, sort: false, shown: false }),
    column.choice('origin', 'Sent by', { choices: DELIVERY_ORIGINS, sort: false }),
    column.money('priceMinor', 'Price', { money: 'revenue' }),
    column.text('currency', 'Currency', { always: true, sort: false, filter: false, shown: false, width: 80 }),
    column.number('attempts', 'Attempts', { always: true, sort: false }),
    column.moment('goesOnAt', 'Goes on', { sort: false, filter: false }),
    column.text('reason', 'Reason', { sort: false, filter: false, width: 240 }),
    column.text('reasonCode', 'Reason code', { sort: false, shown: false }),
    column.boolean('exclusive', 'Exclusive', { sort: false, shown: false }),
    column.boolean('test', 'Test', { always: true, sort: false, shown: false }),
    column.moment('reservedAt', 'Started', { always: true }),
    column.moment('lastAttemptAt', 'Last attempt', { filter: false, sort: false }),
    column.id('delivery', 'Delivery', { sort: false, shown: false }),
    idColumn,
  ],
  defaultSort: { column: 'reservedAt', descending: false },
});
