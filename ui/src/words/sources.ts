export const words = {
  sources: {
    create: 'New @.lower:names.source', empty: 'No @.lower:names.source yet', emptyAbout: 'A @.lower:names.source is who sends leads: a web site, an affiliate. Each gets campaigns with their own price and rules.', general: 'General', contact: 'Contact', access: 'Addresses', campaignsTab: '@:names.campaigns',
    name: 'Name', status: 'Status', statusHelp: 'Only an active one may send, through any of its campaigns: inactive is off for now, closed is done with. What was sent is kept.', vid: 'VID', vidHelp: 'Senders name themselves by this number.', grading: 'Grade its leads', gradingHelp: 'Campaigns that ask for grading get it only where this is on.',
    person: 'Name', email: 'Email', phone: 'Phone', address: 'Street', city: 'City', state: 'State', postalCode: 'Postal code', country: 'Country',
    rules: 'Who may send', rulesAbout: 'Without rules every address may send. Any deny that matches refuses; as soon as there is an allow, an address has to match one.', allow: 'Allow', deny: 'Deny', block: 'Address or block', addRule: 'Rule', removeRule: 'Remove the rule', invalid: 'Not an address such as 203.0.113.7 or a block such as 203.0.113.0/24.',
    test: 'Try an address', testHelp: 'As the receiver would see it.', verdictYes: 'May send.', verdictNo: 'Refused with 403.', verdictBad: 'Not an address.', byRule: 'Because of {action} {cidr}.', byDefault: 'No rule is against it.', byMissing: 'There are allow rules and none of them matches.',
    newCampaign: 'New @.lower:names.campaign', noCampaigns: 'No @.lower:names.campaign yet', noCampaignsAbout: 'Leads come in through campaigns: make one for each form, price or set of rules.', saveFirst: 'Save the source first; then it can have campaigns.',
  },
};
