export const words = {
  audit: {
    title: 'Audit log', empty: 'Nothing booked', emptyAbout: 'Every change of configuration, every sign-in and every look at personal data is booked here.', details: 'Entry', who: 'Who', when: 'When', what: 'What', of: 'Of', summary: 'Details', id: 'Id', version: 'Version', open: 'Open it',
    difference: 'What changed', actors: { system: 'The system', anonymous: 'Nobody in particular', duplicate: 'A later duplicate', source: 'Its source' },
    fields: { priceMinor: 'Price', roleId: 'Role', sees: 'What they see', aiValidation: 'AI validation', apiAccessRules: 'API addresses', leadTypeId: '@:names.leadType', config: 'Connection' },
  },
};
