/** Buyers: who receives leads. */
export const words = {
  buyers: {
    title: '@:names.buyers', new: 'New @.lower:names.buyer', none: 'No @.lower:names.buyers yet', noneAbout: 'A @.lower:names.buyer receives leads. The wizard makes one together with its first @.lower:names.deliveryMethod and @.lower:{\'names.deliveryAccount\'}.',
    open: 'Open', activate: 'Set active', suspend: 'Suspend', remove: 'Delete', accounts: 'Its @.lower:names.deliveryAccounts', methods: 'Its @.lower:names.deliveryMethods', removeAsk: 'Delete {name}?', removeAbout: 'Only a @.lower:names.buyer without @.lower:names.deliveryMethods and deliveries can be deleted; otherwise set it inactive.',
    statusChanged: '{name} is {status} now',
    tabs: { company: 'Company', custom: 'Custom fields', notes: 'Notes', billing: 'Billing', methods: '@:names.deliveryMethods', accounts: '@:names.deliveryAccounts', deliveries: 'Deliveries' },
    fields: {
      company: 'Company', status: 'Status', statusHelp: 'Automation sends leads to an active @.lower:names.buyer only; by hand one can be sent to any.', group: 'Group', groupHelp: 'Any name, e.g. a region or a brand.', zone: 'Time zone', zoneHelp: 'Limits, schedules and criteria with hours are read in it.',
      contactName: 'Contact person', email: 'Email', phone: 'Phone', address: 'Address', city: 'City', state: 'State', postalCode: 'Postal code', country: 'Country', notes: 'Notes', notesHelp: 'For you and your colleagues; the buyer never sees them.',
      custom: 'Custom fields', customHelp: 'Anything you keep about a @.lower:{\'names.buyer\'}, such as a licence number.', customName: 'Field', customValue: 'Value',
    },
    billing: { about: 'For whoever writes the invoices: kept as it stands here.', name: 'Name on invoices', email: 'Email for invoices', taxId: 'Tax number', terms: 'Days to pay', address: 'Billing address', purchaseOrder: 'Purchase order number' },
    sections: { company: 'Company', contact: 'Contact', address: 'Address' },
    addMethod: 'Add a @.lower:names.deliveryMethod', addAccount: 'Add a @.lower:names.deliveryAccount', noMethods: 'Nothing can be delivered to this @.lower:names.buyer yet.', noAccounts: 'This @.lower:names.buyer takes no leads yet.',
    wizard: {
      title: 'New @.lower:names.buyer', steps: { buyer: 'Who', method: 'How leads are delivered', account: 'Which leads, at what price' }, step: 'Step {n} of {all}', back: 'Back', next: 'Next', create: 'Create', creating: 'Creating',
      done: '{name} is ready to take leads', allOrNothing: 'All three are made together, or none.', channel: 'How do leads reach them?', wrong: 'Something in an earlier step needs mending.', methodName: 'Name of the @.lower:names.deliveryMethod', accountName: 'Name of the @.lower:names.deliveryAccount', response: 'How is the answer read?', mapping: 'All fields of the lead type are sent under their own names; change the mapping afterwards, with a preview.', criteriaLater: 'Takes every lead of the type', criteriaSome: 'Only some leads', limits: 'How many at most?', testing: 'Start in testing', testingHelp: 'Leads go to the testing address until you switch to production.',
    },
  },
};
