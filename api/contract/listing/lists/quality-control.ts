import { column, defineList } from '../list';
import { leadListColumns, personalLeadColumns } from './leads';

/** Leads that wait for a reviewer, the longest waiting first. */
export const qualityControl = defineList({
  name: 'quality-control',
  label: 'Quality control',
  access: 'data',
  permission: 'leads:view',
  exportPermission: 'leads:export',
  leadFields: true,
  columns: [
    column.duration('waitedMs', 'Waits', { always: true, filter: false, sort: false }),
    ...leadListColumns,
    column.text('reason', 'Why', { sort: false, filter: false, width: 280 }),
    column.text('reasonCode', 'Reason code', { sort: false, shown: false }),
    column.number('gradeScore', 'Score', { sort: false }),
    ...personalLeadColumns,
    column.money('costMinor', 'Cost', { always: true, shown: false, money: 'cost' }),
    column.text('currency', 'Currency', { always: true, sort: false, filter: false, shown: false, width: 80 }),
  ],
  defaultSort: { column: 'receivedAt', descending: false },
});
