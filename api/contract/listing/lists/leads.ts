import { column, defineList, idColumn } from '../list';
import { GRADES, LEAD_OUTCOMES, LEAD_STAGES } from '#domain/words/lead';

/** Columns of a lead that the lists of leads share. */
export const leadListColumns = [
  column.moment('receivedAt', 'Received', { always: true }),
  column.text('name', 'Name', { personal: true, width: 180 }),
  { ...idColumn, label: 'Lead', shown: true, width: 110 },
  column.id('leadType', 'Lead type', { refers: 'lead-types', always: true, sort: false }),
  column.id('source', 'Source', { refers: 'sources', always: true, sort: false }),
  column.id('campaign', 'Campaign', { refers: 'campaigns', always: true, sort: false, width: 160 }),
  column.text('state', 'State', { personal: true, region: true, sort: false, width: 70 }),
  column.choice('grade', 'Grade', { choices: GRADES, sort: false, width: 80 }),
  column.choice('stage', 'Stage', { choices: LEAD_STAGES, always: true, sort: false, shown: false }),
  column.choice('outcome', 'Outcome', { choices: LEAD_OUTCOMES, sort: false, width: 150 }),
] as const;

export const personalLeadColumns = [
  column.boolean('test', 'Test', { always: true, sort: false, shown: false }),
  column.text('email', 'Email', { personal: true, sort: false, shown: false, width: 200 }),
  column.text('phone', 'Phone', { personal: true, sort: false, shown: false }),
  column.text('city', 'City', { personal: true, region: true, sort: false, shown: false }),
  column.text('postalCode', 'Postal code', { personal: true, region: true, sort: false, shown: false, width: 100 }),
] as const;

export const leads = defineList({
  name: 'leads',
  label: 'Leads',
  access: 'data',
  permission: 'leads:view',
  exportPermission: 'leads:export',
  leadFields: true,
  columns: [
    ...leadListColumns,
    column.id('buyers', 'Buyers', { refers: 'buyers', many: true, sort: false, width: 180 }),
    column.money('revenueMinor', 'Price', { always: true, money: 'revenue' }),
    column.money('costMinor', 'Cost', { always: true, money: 'cost' }),
    column.money('marginMinor', 'Margin', { always: true, money: 'margin' }),
    column.duration('decisionMs', 'Time', { sort: false }),
    column.text('currency', 'Currency', { always: true, sort: false, filter: false, shown: false, width: 80 }),
    ...personalLeadColumns,
    column.text('reason', 'Reason', { sort: false, filter: false, shown: false, width: 260 }),
    column.text('reasonCode', 'Reason code', { sort: false, shown: false }),
    column.number('gradeScore', 'Score', { sort: false, shown: false }),
    column.number('deliveries', 'Deliveries', { sort: false, filter: false, shown: false, always: true }),
    column.text('category', 'Category', { sort: false, shown: false }),
    column.choice('mode', 'Mode', { choices: ['queued', 'synchronous'], always: true, sort: false, shown: false }),
    column.boolean('deleted', 'Deleted', { always: true, sort: false, shown: false }),
    column.id('duplicateOf', 'Duplicate of', { sort: false, shown: false }),
    column.moment('decidedAt', 'Decided', { sort: false, shown: false }),
    column.moment('closedAt', 'Closed', { shown: false }),
  ],
  defaultSort: { column: 'receivedAt', descending: true },
});
