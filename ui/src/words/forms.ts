export const words = {
  forms: {
    key: 'Name', value: 'Value', addLine: '+ Line', removeLine: 'Remove the line', unlimited: 'unlimited', usedOf: '{used} used', windows: { hour: 'Hour', day: 'Day', week: 'Week', month: 'Month' },
    schedule: { limited: 'Only at certain hours', zone: 'Hours are in {zone}.', closed: 'closed', add: '+ Hours', days: { 1: 'Monday', 2: 'Tuesday', 3: 'Wednesday', 4: 'Thursday', 5: 'Friday', 6: 'Saturday', 7: 'Sunday' } },
    save: 'Save', create: 'Create', saving: 'Saving', saved: 'Saved', created: 'Created', discard: 'Discard', delete: 'Delete', history: 'History', unsaved: 'Not saved yet', version: 'version {version}', changedAt: 'saved',
    deleteTitle: 'Delete {name}?', deleteAbout: 'Nothing that was booked changes. The deletion can be undone.', deleted: '{name} is deleted', inUse: 'It cannot be deleted yet', readOnly: 'Your role may look at this, not change it.',
    problem: 'It is not saved yet: {count} field needs a look. | It is not saved yet: {count} field needs a look. | It is not saved yet: {count} fields need a look.', problemPlain: 'It is not saved yet.', elsewhere: 'Also:',
    conflict: {
      title: 'Somebody changed this in the meantime', about: 'Where both of you changed the same field, choose which one stays. What only one of you changed is kept either way.', field: 'Field', theirs: 'Theirs', mine: 'Mine', keepMine: 'Save mine over it', takeTheirs: 'Take theirs, drop mine',
      none: 'You changed different fields: both can stay.', back: 'Back to the form',
    },
    historyTitle: 'History', historyEmpty: 'Nothing was changed yet.', before: 'Before', after: 'After', rollBack: 'Roll back to this', rollBackTitle: 'Go back to version {version}?', rollBackAbout: 'It becomes a new version; what is there now stays in the history.', rolledBack: 'Back at version {version}',
    current: 'now', by: 'by {name}', older: 'Older versions', secret: 'A secret was changed', noDifference: 'No field differs.', nothing: 'nothing', actions: { created: 'Created', changed: 'Changed', deleted: 'Deleted', restored: 'Restored', 'rolled-back': 'Rolled back' },
  },
};
