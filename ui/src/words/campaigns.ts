export const words = {
  campaigns: {
    create: 'New @.lower:names.campaign', openSource: 'Open the @.lower:names.source', empty: 'No @.lower:names.campaign yet', emptyAbout: 'A @.lower:names.campaign is one way in for the leads of a @.lower:names.source with its own price, criteria, limits and quality rules.',
    general: 'General', access: 'Access', criteria: 'Criteria', limits: 'Limits', duplicatesTab: 'Duplicates', qualityTab: 'Quality', deliveryTab: 'Delivery', flow: 'Lead flow', tryTab: 'Try it',
    name: 'Name', sourceHelp: 'Who sends the leads. Fixed once saved.', typeHelp: 'Which fields they have. Fixed once saved.', fixed: 'Fixed: leads refer to it.', channel: 'Channel', channels: { web: 'Web', 'ping-post': 'Ping/post' },
    channelHelp: 'Takes nothing: a post has to follow a ping, and pings cannot be taken yet.',
    price: 'Price per lead', priceHelp: 'Owed to the source for every accepted lead, and for a refused one that is sold after all.', status: 'Status', statusHelp: {
      active: 'Leads are taken.', closed: 'Ended: leads are refused.', inactive: 'Switched off: leads are refused.', 'on-hold': 'Paused: leads are refused for now.', late: 'The source owes something: leads are refused.', suspended: 'Stopped by you: leads are refused.',
    },
    category: 'Category', noCategory: 'None', categoryHelp: 'The leads of this campaign carry it.', noCategories: 'The lead type has no categories.', numbers: 'Senders name it by', numbersHelp: 'In the body or the query of a post to /intake/leads.',
    authentication: 'Ask for an access token', authenticationHelp: 'Senders authenticate with client credentials of their source (Settings, API credentials).', password: 'Password', passwordHelp: 'Empty = none is asked. Senders put it into the field Password.', passwordSet: 'One is set. Type to replace it.', passwordGoes: 'The password goes when you save.',
    removePassword: 'Remove', keepPassword: 'Keep it', addressesNote: 'Which addresses may send is set at the source.', criteriaEmpty: 'No conditions: every valid lead is taken.', criteriaAbout: 'A lead that does not match is rejected as the Quality tab says, with the conditions that failed as reasons.',
    limitsLabel: 'Most leads', limitsHelp: 'In calendar windows of the installation\'s time zone; empty = no limit. Only accepted leads count.', days: 'days',
    duplicates: {
      fields: 'Leads are the same person when they agree in: {fields}.', change: 'Change at the lead type', noFields: 'The lead type checks no field, so nothing is ever a duplicate.', days: 'Look back', daysHelp: 'A person who was received in this time is a duplicate.', off: 'Duplicates are not checked.', route: 'A duplicate is',
      routes: { reject: 'rejected', accept: 'taken as any lead', 'new-buyers-only': 'taken, for other buyers' }, routeHelp: { reject: 'It goes where rejects go.', accept: 'It is marked and sold as usual.', 'new-buyers-only': 'Only buyers who have not had the earlier lead get it.' },
      includeRejected: 'Rejected leads count', includeRejectedHelp: 'A lead repeats an earlier one that was rejected too.', append: 'Update the earlier lead', appendHelp: 'What the new lead knows is written into the earlier one: fields, lists and search, with an entry in its history.', resend: 'Send the earlier lead again', resendHelp: 'Its buyers get it once more, without a second sale.',
    },
    quality: {
      qc: 'Quality control', qcHelp: 'Accepted leads wait until a reviewer validates them.', grading: 'Grading', gradingHelp: 'Leads are graded A to F by the installation\'s scale; a grade may ask for review or reject. The source has to allow it too.', reject: 'Rejected leads go', rejects: { source: 'back to the source', qc: 'to quality control', deliver: 'on to the buyers' },
      rejectHelp: { source: 'The source hears why; nothing is owed.', qc: 'A reviewer decides; the source hears that it is under review.', deliver: 'They are sold all the same.' },
    },
    delivery: {
      answer: 'Answer to the source', distribution: 'Distribution', way: 'Processing', ways: { queued: 'Queued: answer at once', synchronous: 'Synchronous: answer with the outcome' }, wayHelp: { queued: 'The source hears that the lead is safe; the outcome can be asked for.', synchronous: 'The source waits until the lead is sold or refused.' },
      within: 'Answer within', withinHelp: 'Later, the source hears that the lead is queued.', responses: 'Tell the source of deliveries', responsesHelp: 'Answers list the buyers who got the lead.', delimiter: 'Delimiter', delimiterHelp: 'Joins the values of a text that was sent several times.',
      deliver: 'Distribute automatically', deliverHelp: 'Off: accepted leads are held for an operator.', most: 'Most buyers', mostHelp: 'How many may get one lead. An exclusive sale always counts alone.', automation: 'Order of buyers', automations: { system: 'As the installation has it', price: 'Highest price first', priority: 'Lowest priority number first' },
      automationHelp: 'Who is tried first among those who may have the lead.', returns: 'Return window', returnsHelp: 'How long after the sale a buyer may give a lead back.', noReturns: 'Leads of this campaign cannot be returned.',
    },
    try: {
      about: 'Sends a test lead the way a source does, with all rules of this campaign. It goes to buyers’ testing addresses only and is never sold.', authenticated: 'This campaign asks for an access token, which only its source has; send a test lead from there.', dirty: 'There are unsaved changes: the test runs with what is saved.', lead: 'Lead', notJson: 'This is not valid JSON.', notObject: 'Write an object of fields.',
      password: 'The campaign asks for it.', send: 'Send test lead', sending: 'Sending …', again: 'Another person', watch: 'Open the lead', answer: 'Answer to the source', nothing: 'The answer appears here, as the source gets it.',
    },
  },
};
