export const words = {
  lists: {
    columns: {},
    choices: {
      subject: {
        lead: '@:names.lead', lead_type: '@:names.leadType', source: '@:names.source', campaign: '@:names.campaign', lead_form: 'Lead form', buyer: '@:names.buyer', delivery_method: '@:names.deliveryMethod', delivery_account: '@:names.deliveryAccount',
        installation: 'Settings', app_user: 'User', role: 'Role', api_credential: 'API credential', 'delivery-test': 'Delivery test', leads: '@:names.leads', deliveries: 'Distribution', returns: '@:names.returns', 'lead-types': '@:names.leadTypes', sources: '@:names.sources',
        campaigns: '@:names.campaigns', buyers: '@:names.buyers', 'delivery-methods': '@:names.deliveryMethods', 'delivery-accounts': '@:names.deliveryAccounts', credentials: 'API credentials', audit: 'Audit log',
      },
      action: {
        read: 'Opened', list: 'Listed', search: 'Searched', export: 'Exported', 'sign-in': 'Signed in', 'sign-out': 'Signed out', 'password-reset-asked': 'Link for a new password asked for', 'send-to': 'Sent by hand', 'run-automation': 'Automation run', validate: 'Validated',
        invalidate: 'Found invalid', resend: 'Sent again', reassign: 'Offered to others', 'reassign-to': 'Reassigned', transfer: 'Transferred', 'request-return': 'Return requested', 'decide-return': 'Return decided', 'mark-returned': 'Marked returned', 'mark-accepted': 'Marked accepted',
        'mark-failed': 'Marked not taken', 'update-price': 'Price updated', delete: 'Put away', undelete: 'Taken back', erase: 'Erased',
      },
    },
    all: 'All', saveView: '+ Save view', save: 'Save', saveAs: 'Save as a view', saveChanges: 'Save changes', discard: 'Discard changes', viewName: 'Name of the view', share: 'Everybody sees it', shared: 'Shared by {name}', viewMenu: 'Menu of the view {name}',
    rename: 'Rename…', makeShared: 'Share with everybody', makePrivate: 'Keep to myself', removeView: 'Delete the view', viewSaved: 'View saved', viewRemoved: 'The view “{name}” is deleted', views: 'Views', changed: 'changed',
    filter: 'Filter', addFilter: '+ Filter', editFilter: 'Edit the filter', clearFilter: 'Clear', removeFilter: 'Remove this filter', filterPanel: 'Filter', apply: 'Apply', nothingYet: 'Everything is shown. Add a rule to narrow it.',
    columnsButton: 'Columns', exportButton: 'Export', exportCsv: 'As CSV', exportXlsx: 'As an Excel workbook', exporting: 'The export is being written', restore: 'Restore defaults', chooseColumns: 'Columns', moveUp: 'Move {name} up', moveDown: 'Move {name} down',
    and: 'and', or: 'or', not: 'not', column: 'Column', operator: 'Operator', value: 'Value', from: 'From', to: 'To', amount: 'Amount', unit: 'Unit', choose: 'Choose', find: 'Find by name', several: 'Several, parted by commas', noneFound: 'Nothing by this name that you may see',
    joins: { and: 'All of these', or: 'Any of these', 'not-and': 'Not all of these', 'not-or': 'None of these' }, join: 'How these are joined', addRule: '+ Rule', addGroup: '+ Group', removeRule: 'Remove the rule', removeGroup: 'Remove the group', emptyGroup: 'Nothing in this group yet: it holds for everything.',
    matches: 'no row matches | 1 row matches | {count} rows match', matchesMore: 'more than {count} rows match', counting: 'Counting',
    operators: {
      is: 'is', 'is-not': 'is not', 'any-of': 'is any of', 'none-of': 'is none of', contains: 'contains', 'starts-with': 'starts with', 'at-least': 'at least', 'at-most': 'at most', between: 'between', before: 'before', after: 'since',
      'in-last': 'in the last', empty: 'is empty', 'not-empty': 'is not empty',
    },
    units: { minutes: 'minutes', hours: 'hours', days: 'days', weeks: 'weeks', months: 'months' },
    range: { title: 'Time', any: 'Any time', 'hours-1': 'Last hour', 'hours-24': 'Last 24 hours', 'days-7': 'Last 7 days', 'days-30': 'Last 30 days', today: 'Today', yesterday: 'Yesterday', month: 'This month', custom: 'From … to …' },
    sortUp: 'Sort upwards', sortDown: 'Sort downwards', sortAlso: 'Sort by this too', unsort: 'Do not sort by this', filterColumn: 'Filter…', pinLeft: 'Pin to the left', pinRight: 'Pin to the right', unpin: 'Unpin', moveLeft: 'Move left', moveRight: 'Move right', hide: 'Hide',
    columnMenu: 'Menu of the column {name}', resize: 'Width of {name}', select: 'Select', selectAll: 'Select all loaded rows', selectRow: 'Select this row', rowMenu: 'Actions', open: 'Open', onlyOne: 'Only for one row at a time.', many: '{count} and {more} more',
    rangeOf: '{from}–{to} of {total}', rangeOfMore: '{from}–{to} of more than {total}', rangeOnly: '{from}–{to}', none: 'No rows', selected: '{count} selected', times: 'Times in {zone}', unselect: 'Clear the selection',
    fresh: '1 new row | 1 new row | {count} new rows', showFresh: 'Show', live: 'Live', liveAway: 'Live updates are away for a moment', refresh: 'Refresh', gone: 'Does not match the filter any more',
    empty: 'Nothing here yet', emptyFiltered: 'Nothing matches', emptyFilteredAbout: 'Widen the filter, or clear it to see everything.', emptyAbout: 'What comes in shows up here by itself.', loadingMore: 'Loading more', failed: 'The list could not be read', moreFailed: 'The next rows could not be read.',
    slowAbout: 'The filter has to look at too many rows. A shorter time or a condition on a source, campaign or outcome makes it fast.', refused: 'Not now: {why}',
  },
};
