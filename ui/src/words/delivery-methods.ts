/** Delivery methods: how leads reach a buyer. */
export const words = {
  deliveryMethods: {
    title: '@:names.deliveryMethods', new: 'New @.lower:names.deliveryMethod', none: 'No @.lower:names.deliveryMethods yet', noneAbout: 'A @.lower:names.deliveryMethod says how leads reach a @.lower:{\'names.buyer\'}. The wizard for a new @.lower:names.buyer makes the first one.',
    open: 'Open', duplicate: 'Duplicate', activate: 'Set active', deactivate: 'Set inactive', remove: 'Delete', copyOf: '{name} (copy)',
    removeAsk: 'Delete {name}?', removeAbout: 'Only what no @.lower:names.deliveryAccount and no delivery refers to can be deleted; otherwise set it inactive.',
    tabs: { general: 'General', channel: 'Request', mapping: 'Mapping', response: 'Answer', delivery: 'Retries and schedule', notices: 'Notices', tests: 'Tests' },
    fields: {
      name: 'Name', buyer: '@:names.buyer', leadType: 'Lead type', channel: 'Channel', status: 'Status', environment: 'Environment',
      environmentHelp: 'Production takes real leads. In testing no real lead goes out by this method; test leads go to the testing address in either.', statusHelp: 'Automation passes over the accounts of an inactive one, with this reason; what is sent by hand still goes out by it.',
      fixed: 'Cannot change later.', channelHelp: 'How a lead travels to the buyer.',
    },
    environments: { production: 'Production', testing: 'Testing' },
    mapping: {
      about: 'What leaves, in this order. Nothing leaves that is not listed here.', to: 'Outgoing name', from: 'Comes from', value: 'For this lead', format: 'Format', values: 'Value map', omit: 'Leave out when blank', add: 'Add a row',
      import: 'Import from the lead type', importPing: 'Import for a ping', importPingHelp: 'Without names, email, phone, street and IP address: bidders do not get them.', importMissing: 'Add what is missing ({n})', paste: 'Paste a list', clear: 'Remove all', remove: 'Remove this row', drag: 'Drag to reorder', noFormat: 'As the field says', empty: 'Nothing is mapped yet: the message would be empty.',
      types: { field: 'Lead field', static: 'Fixed text', property: 'Property', expression: 'Expression' }, moveUp: 'Move up', moveDown: 'Move down', more: 'Format and value map', entries: 'no entries | one entry | {n} entries',
      replaceAsk: 'Replace the mapping?', replaceAbout: 'All {n} rows are replaced by one row for each field of the lead type.', replace: 'Replace',
      formatHelp: 'E.g. (000) 000-0000 for a phone, MM/dd/yyyy for a date, 0.00 for a number. Blank: the field’s own.', valuesAbout: 'What the lead has, and what the buyer gets instead. Letter case does not matter; what is not listed leaves as it is.',
      lead: 'Lead has', buyer: 'Buyer gets', addValue: 'Add an entry', pasteValues: 'Paste entries', pasteValuesHelp: 'One pair a line, from a spreadsheet or as CSV: what the lead has, then what the buyer gets.',
      pasteRows: 'One outgoing name a line, then the lead field (or nothing, where the names are alike), then a fixed text. From a spreadsheet or as CSV.', take: 'Take these', taken: 'One row taken | {n} rows taken', unknown: 'No lead field was found for {names}.', skipped: 'Lines without a pair: {lines}', cancel: 'Cancel',
      left: { blank: 'empty', omitted: 'left out', failed: 'failed' },
    },
    properties: { 'lead-id': 'Lead id', 'delivery-id': 'Delivery id', 'ping-reference': 'Reference of the bid', 'received-at': 'Received at', price: 'Price', 'source-name': '@:names.source', 'campaign-name': '@:names.campaign', grade: 'Grade', test: 'Test lead' },
    retry: {
      title: 'Retries', enabled: 'Try again after a failure', enabledHelp: 'After failures that a repetition may cure, and after no answer; a refusal is final. The same delivery id goes out each time. Off: nothing is sent twice, whatever happens; without an answer the outcome stays unknown until you settle it.', attempts: 'Further attempts', wait: 'Seconds between attempts',
      sum: 'Up to {attempts} attempts over {time}.',
    },
    schedule: { title: 'Weekly schedule', about: 'When leads may be delivered, in the buyer’s time zone. Outside of it the account is passed over.' },
    notices: { title: 'When a delivery fails', users: 'Tell these people', usersHelp: 'Nobody is told as long as the list is empty.', email: 'By email', sms: 'By SMS', about: 'After the last attempt, and when an outcome stays unknown.' },
    preview: {
      title: 'What would be sent', lead: 'For', invented: 'An invented person', other: 'Another lead by its id', leadId: 'Id of the lead', headers: 'Headers', body: 'Body', none: 'No body', failed: 'It cannot be made', warnings: 'To look at', noWarnings: 'Nothing to mend.',
      fix: 'The message shows as soon as the request is complete.', portal: 'Nothing is sent. The lead is booked as delivered; buyers have no portal to see it in yet.', by: 'Proved by: {how}', environment: 'As in', noLeads: 'There are no leads of this type yet.', size: '{n} characters',
    },
    test: {
      title: 'Send a test', about: 'Really sends one message to the testing address, marked as a test. No sale is made, no limit touched.', send: 'Send a test', sending: 'Waiting for the buyer', dirty: 'Save first: a test sends what is saved.', noTesting: 'Add a testing address first: a test never goes to production.',
      expect: 'Expected', anything: 'Anything', asPing: 'Read as a bid, too', expected: 'As expected', unexpected: 'Not as expected', none: 'No test yet', noneAbout: 'The last twenty tests are kept here for seven days.', request: 'Request', response: 'Response', reading: 'How it was read', took: 'took',
      still: 'The buyer has not answered yet. It will show among the tests.', lost: 'The worker died while sending; nobody knows what became of it.', invented: 'invented person', noAnswer: 'No answer', bid: 'As a bid',
    },
    expectations: { accepted: 'Accepted', refused: 'Refused', failed: 'Failed', unknown: 'Unknown' },
  },
};
