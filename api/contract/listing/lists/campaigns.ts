import { bookkeepingColumns, column, defineList } from '../list';
import { intakeChannelSchema } from '#domain/lead/campaign.schema';
import { CAMPAIGN_STATUSES } from '#domain/words/market';

export const campaignList = defineList({
  name: 'campaigns',
  label: 'Campaigns',
  access: 'account',
  permission: 'sources:view',
  columns: [
    column.number('aid', 'AID', { always: true, width: 70 }),
    column.text('name', 'Name', { always: true, width: 220 }),
    column.id('source', 'Source', { refers: 'sources', always: true, width: 180 }),
    column.id('leadType', 'Lead type', { refers: 'lead-types', always: true }),
    column.choice('intakeChannel', 'Intake channel', { choices: intakeChannelSchema.options, always: true }),
    column.choice('status', 'Status', { choices: CAMPAIGN_STATUSES, always: true }),
    column.money('priceMinor', 'Price', { always: true, money: 'cost' }),
    column.text('currency', 'Currency', { always: true, sort: false, filter: false, shown: false, width: 80 }),
    column.choice('processing', 'Processing', { choices: ['queued', 'synchronous'], always: true }),
    column.boolean('qualityControl', 'Quality control', { always: true }),
    column.boolean('grading', 'Grading', { always: true, shown: false }),
    column.number('maxDeliveries', 'Deliveries', { always: true }),
    column.boolean('hasPassword', 'Password', { always: true, shown: false }),
    column.number('leadsToday', 'Leads today', { always: true, sort: false, filter: false, width: 110 }),
    column.moment('lastLeadAt', 'Last lead', { sort: false, filter: false }),
    ...bookkeepingColumns,
  ],
  defaultSort: { column: 'name', descending: false },
});
