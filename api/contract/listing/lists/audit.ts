import { column, defineList, idColumn } from '../list';
import { AUDIT_ACTIONS, AUDIT_SUBJECTS } from '../words';
import { AUDIT_KINDS } from '#domain/words/access';

/** Who changed what, signed in from where, and looked at whose data. Not for roles that see only a part of the data. */
export const audit = defineList({
  name: 'audit',
  label: 'Audit log',
  access: 'account',
  permission: 'settings:view',
  wholeOnly: true,
  columns: [
    column.moment('at', 'When', { always: true }),
    column.choice('kind', 'Kind', { choices: AUDIT_KINDS, always: true, sort: false }),
    column.choice('action', 'What', { choices: AUDIT_ACTIONS, always: true, sort: false, width: 150 }),
    column.choice('subject', 'Of', { choices: AUDIT_SUBJECTS, sort: false, width: 150 }),
    column.text('subjectName', 'Name', { sort: false, filter: false, width: 200 }),
    column.id('subjectId', 'Id', { sort: false, shown: false }),
    column.text('actorName', 'Who', { sort: false, filter: false, width: 180 }),
    column.text('actor', 'Actor', { sort: false, shown: false }),
    column.text('address', 'Address', { sort: false, width: 120 }),
    column.text('summary', 'Details', { sort: false, filter: false, width: 320 }),
    column.number('subjectVersion', 'Version', { sort: false, filter: false }),
    idColumn,
  ],
  defaultSort: { column: 'at', descending: true },
});
