/** Settings of the installation. */
export const words = {
  settings: {
    title: 'Settings', save: 'Save', saved: 'Settings saved', noRight: 'You may look at these settings, but not change them.',
    nav: { general: 'General', names: 'Names', grading: 'Grading', distribution: 'Distribution', ai: 'AI validation' },
    general: {
      name: 'Name of the installation', nameHelp: 'Shown in mails and to people who sign in.', currency: 'Currency', currencyHelp: 'Three letters, e.g. USD. Fixed once there are leads, because every amount is in it.', zone: 'Time zone', zoneHelp: 'Times on these screens, and the days of the dashboard. Buyers have their own.',
    },
    names: {
      about: 'What you call the parts of the product. Menus, titles and lists use these words for everybody; the API keeps its own.', part: 'Our word', one: 'One', many: 'Several', back: 'Our own words', example: 'So it reads: {text}', sample: 'New {buyer}, {sources}, {deliveryAccounts}',
    },
    grading: {
      about: 'A lead collects points by checks; the points make its grade; the grade decides what happens to it.', checks: 'Checks', check: 'Check', points: 'Points', on: 'On', grades: 'Grades', grade: 'Grade', from: 'From points', action: 'What happens', total: 'All checks together: {n} points', addGrade: 'Add a grade', removeGrade: 'Remove this grade', range: '{from} to {to} points', restore: 'Restore defaults',
      checkNames: { address: 'Address is complete, with country, and fits its postal code', phone: 'Phone number is possible', email: 'Email can receive', 'ip-address': 'IP address is public', comments: 'Comments are in words' }, actions: { deliver: 'Deliver', qc: 'Quality control', reject: 'Reject' },
      try: 'A lead with {n} points gets', scale: 'The scale',
    },
    providers: {
      title: 'Outside verification', about: 'A provider knows more than the lead itself says: whether a number rings, a mailbox exists, an address can be delivered to, an IP address lies near it. Its answer takes the place of our own check; where it does not know, does not answer or answers too late, our own check counts, and the lead says so.',
      add: 'Add a provider', remove: 'Remove this provider', new: 'New provider', enabled: 'Ask this provider', name: 'Name of the provider', nameHelp: 'The details of a grade name who judged.', url: 'Address of the provider', urlHelp: 'Gets a POST of JSON and answers with JSON. Keys do not belong in an address.',
      header: 'Header of the key', headerHelp: 'Authorization, X-Api-Key or what the provider wants.', key: 'Value of the header', keyHelp: 'All of it, e.g. Bearer and the key. Stored encrypted and never shown again; blank sends none.',
      timeout: 'Time limit for an answer', timeoutHelp: 'A lead waits no longer than this; then our own check counts.', request: 'What is sent', requestHelp: 'A JSONata expression. It sees lead (the fields by their names), system (firstName, email, primaryPhone, ipAddress, address, city, state, postalCode, country …) and checks (those asked for).', standard: 'Back to the standard request',
      checks: 'Checks it answers', checksHelp: 'Each with a JSONata expression over the answer that gives passed, failed or unknown (true, false and nothing will do), or an object with result and note. A check can be answered by one provider only.', reading: 'How the answer is read',
      checkNames: { address: 'Address', phone: 'Phone', email: 'Email', 'ip-address': 'IP address' },
      privacy: 'The values named in the request leave this installation and go to the provider. Make sure that your agreement with it and your privacy policy allow that. Leads that are refused whatever their grade are not asked about.',
    },
    ai: {
      about: 'Fields of a lead type that ask for AI validation are judged by a language model: made-up names, nonsense, placeholders. All of a lead\'s fields travel in one question; an implausible value is refused with its field\'s message.',
      enabled: 'Ask a language model', enabledHelp: 'Which fields are judged is said per field, on the lead type.', provider: 'Provider', url: 'Address', urlHelp: 'Chat completions as OpenAI defined them; most vendors and local servers speak it.', model: 'Model', modelHelp: 'As the provider names it. It has to support structured output.',
      key: 'Key', keyHelp: 'Stored encrypted and never shown again.', timeout: 'Time limit', timeoutHelp: 'How long a lead waits for the answer.', unanswered: 'When no answer comes',
      when: { accept: 'Accept the lead', qc: 'Quality control', reject: 'Reject the lead' },
      whenHelp: { accept: 'It goes on as if nobody had been asked; its process says so.', qc: 'A person looks at it before it is delivered.', reject: 'It is refused like a lead with a wrong field.' },
      privacy: 'The values of the checked fields leave this installation and go to the provider. Make sure that your agreement with it and your privacy policy allow that. Every question costs what the provider charges; leads that are refused anyway are not asked about.',
    },
    distribution: {
      about: 'How buyers are put in order where a campaign says nothing else.', automation: 'Default order', strategies: { price: 'By price, highest first', priority: 'By priority, lowest number first' }, help: { price: 'The account that pays most is asked first; equals by priority, then by chance that is the same for the same lead.', priority: 'Accounts with priority 0 are asked first; equals by price.' },
      optimise: 'Price optimisation', optimiseHelp: 'Two or three shared sales may beat one exclusive sale: the set with the highest sum wins.',
    },
  },
};
