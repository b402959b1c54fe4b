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
