export const words = {
  leadTypes: {
    about: 'A lead type says which fields a lead of one vertical has and which rules they keep.', create: 'New lead type', createIt: 'Create lead type', empty: 'No lead type yet', emptyAbout: 'Begin with one from the library: its fields and rules are ready and can be changed.',
    general: 'General', fields: 'Fields', vocabulary: 'Categories and reasons', forceTab: 'Force ID', usageTab: 'Usage', nameLabel: 'Name', nameExample: 'Solar', industry: 'Industry', industryHelp: 'Sorts lead types in lists.',
    status: 'Status', statusHelp: 'An inactive lead type takes no leads; what is there stays.', lid: 'LID', lidHelp: 'Senders name the lead type by this number.',
    library: 'Library', libraryAbout: 'Begin with', blank: 'Empty', blankAbout: 'contact fields only', blankPreview: 'First name, last name, email and phone; add the others in the editor.', preview: 'What it holds',
    count: 'no fields | 1 field | {count} fields', reasonsCount: '{count} return reasons come with it.', order: 'Order', field: 'Field', kind: 'Kind', tie: 'System field', rules: 'Rules', shownOn: 'Shown on', used: 'Used',
    find: 'Find a field', addField: 'Field', addInside: 'Field inside', noneFound: 'No field is called that.', noFields: 'A lead type needs at least one field.', drag: 'Drag to another place',
    keys: 'Enter opens a field, the arrow keys go through them, with Alt they move one. Used: how many criteria, mappings and forms name the field.', required: 'Required', duplicate: 'Duplicates', private: 'Kept inside',
    searchable: {
      label: 'Searchable', help: 'Lists find leads by this field at once, however many there are. Its index is made in the background.', needsList: 'Show it on lists first.',
      waiting: 'Its index will be made in a moment.', building: 'Its index is being made: {percent} %', ready: 'Its index is ready.',
    },
    places: { list: 'List', details: 'Details', forms: 'Forms' },
    label: 'Label', name: 'Name', nameHelp: 'How senders call it: letters, digits, underscores.', nameFixed: 'Fixed: leads and senders know the field by it.', default: 'Default', defaultHelp: 'Used when the field is blank or absent.',
    options: 'Listed values', optionsHelp: 'A sender may write the value or its label, in any case.', optionValue: 'Value', optionLabel: 'Label, if it differs', addOption: 'Value', paste: 'Paste a list', pasteHint: 'One a line; value = label where they differ', pasteTake: 'Add these', remove: 'Remove',
    expression: 'Expression', expressionHelp: 'JSONata over the other fields, e.g. $round(LoanAmount / HomeValue * 100, 2).', noTie: 'None: a field of this lead type alone', tieHelp: 'What every lead has, whatever its type calls it; lists and checks use it.',
    requiredHelp: 'A lead without it is rejected.', duplicateCheck: 'Used for the duplicate check', duplicateHelp: 'Leads that agree in all checked fields are duplicates.',
    format: 'Output format', formatHelp: 'How it is written outside, e.g. (000) 000-0000, MM/dd/yyyy, 0.00, upper.', exclude: 'Excluded from integrations', excludeHelp: 'Not sent unless a mapping names it.',
    usedBy: 'Named by:', inUse: 'Criteria, mappings or forms name this field; change them first.', removeField: 'Remove field', done: 'Done', up: 'Up', down: 'Down',
    profanity: { label: 'Profanity', help: 'What happens when it holds words nobody wants to read.', allow: 'Allow', reject: 'Reject the lead', mask: 'Mask the words' },
    ai: {
      label: 'AI validation', help: 'A language model judges whether the value is plausible; a made-up one is refused.', instruction: 'What a good value is', instructionHelp: 'In your own words; optional. The label and the kind of the field are known.',
      example: 'e.g. The name of a real company, not of a person', notSetUp: 'No provider is set up, so nobody is asked yet:',
    },
    rule: {
      title: 'Validation rule', minimum: 'At least', maximum: 'At most', fewest: 'Fewest entries', most: 'Most entries', dateHelp: 'As 2026-03-01.', shortest: 'Shortest, in characters', longest: 'Longest, in characters', pattern: 'Pattern', patternHelp: 'Regular expression the whole value must match.',
      allowed: 'Allowed characters', allowedHelp: 'Ranges such as a-z0-9; empty = all.', invalid: 'Characters not allowed', message: 'Own error message', messageHelp: 'Sent to the source instead of ours.',
    },
    tester: { sample: 'Try a value', help: 'Read as a lead\'s value would be, by the rules above.', reads: 'Accepted as', blank: 'Blank, and blank is allowed.' },
    kinds: {
      text: 'Text', phone: 'Phone', email: 'Email', money: 'Money', percentage: 'Percentage', decimal: 'Decimal', integer: 'Whole number', 'large-integer': 'Large whole number', calculated: 'Calculated', 'yes-no': 'Yes/no', 'date-time': 'Date/time',
      'postal-code': 'Postal code', 'us-state': 'US state', 'ca-province': 'Canadian province', dropdown: 'Dropdown', 'sub-fields': 'Sub-fields',
    },
    kindHelp: {
      text: 'Any text up to 10,000 characters.', phone: 'Ten digits of the US or Canada, shown (000) 000-0000.', email: 'One address, checked for its form.', money: 'An amount; $ and commas are understood.', percentage: 'A share; 8 and 8% are the same.', decimal: 'A number with decimals.',
      integer: 'A whole number.', 'large-integer': 'Whole numbers of any length, such as account numbers.', calculated: 'Worked out from other fields; what a sender sends is ignored.', 'yes-no': 'Yes, no and what people write for them.', 'date-time': 'A day, or a day and a time.',
      'postal-code': 'US ZIP or ZIP+4, or Canadian.', 'us-state': 'Two letters; names are understood.', 'ca-province': 'Two letters; names are understood.', dropdown: 'One of the listed values.', 'sub-fields': 'A group that repeats, such as drivers; groups nest.',
    },
    system: {
      firstName: 'First name', lastName: 'Last name', fullName: 'Full name', email: 'Email', primaryPhone: 'Primary phone', isMobile: 'Is mobile', address: 'Address', city: 'City', state: 'State', postalCode: 'Postal code', country: 'Country', ipAddress: 'IP address',
      consent: 'Consent', comments: 'Comments', forceId: 'Force ID',
    },
    categories: 'Categories', categoriesHelp: 'A finer word for leads of this type, such as Organic or Paid. A campaign may name one; its leads carry it.', category: 'Category', addCategory: 'Category', code: 'Code',
    reasons: 'Return reasons', reasonsHelp: 'What a buyer may give as the reason for a return.', reason: 'Reason', addReason: 'Reason',
    force: {
      about: 'A lead that carries a force ID goes straight to the buyer it names, past criteria, schedules, limits and auctions. Buyer, account and method have to be active.', ready: 'Ready', notReady: 'No field', carrier: 'The ID is read from the field {field}',
      noCarrier: 'Tie a field to the system field Force ID on the Fields tab; leads can then carry one.', match: 'The ID is', matchHelp: 'What in a buyer it is compared with; upper and lower case do not differ.', 'buyer-id': 'the buyer\'s number (BID)', 'custom-field': 'a custom field of the buyer',
      customField: 'Custom field', customFieldHelp: 'Its name, as it stands in the buyer\'s custom fields.', otherwise: 'When nobody goes by it, or the buyer cannot take the lead', otherwiseHelp: 'An unsold lead stays in the list with its reason, for an operator to send.', nobody: 'keep it unsold', distribute: 'distribute it as any other lead',
    },
    usage: { noCampaigns: 'None: no lead of this type can come in yet.', fields: 'Fields that are named', by: 'By', kinds: { campaign: 'campaign criteria', 'delivery-account': 'account criteria', 'delivery-method': 'mapping', 'lead-form': 'hosted form' } },
    deleted: 'The lead type was deleted.', activated: 'Activated.', deactivated: 'Deactivated.', removeTitle: 'Remove the field {name}?', removeAbout: 'What leads hold under it stays stored, but is shown no more and cannot be sent in again.',
  },
};
