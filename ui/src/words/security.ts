export const words = {
  security: {
    title: 'Security',
    passwords: 'Passwords',
    minLength: 'Shortest password',
    minLengthHelp: 'In characters, at least 10. Long ones are worth more than odd ones.',
    upperCase: 'Ask for a capital letter',
    digit: 'Ask for a digit',
    special: 'Ask for another sign',
    kindsHelp:
      'For rules that you are bound to. Length does more: people answer such rules with one capital letter and a digit at the end. Asked of new passwords.',
    blockCommon: 'Refuse what is easily guessed',
    blockCommonHelp:
      'Some 49,000 passwords that leaked often, also with letters swapped or digits added; common words, keys beside each other, the own name or address.',
    history: 'Former passwords refused',
    expiry: 'Passwords expire',
    expiryHelp: 'Forced changes make passwords weaker; switch it on only where a rule demands it.',
    expiryDays: 'After days',
    signIn: 'Signing in',
    factor: 'Demand a second factor from everybody',
    factorHelp: 'Whoever has none must set one up at once, you included.',
    adminFactor: 'Demand a second factor from administrators',
    adminFactorHelp:
      'From everybody who may manage users or change these settings. Whoever has none must set one up at once, you included.',
    idle: 'Sign out after idle minutes',
    idleHelp: 'A session ends after 12 hours in any case.',
    api: 'API',
    requests: 'Requests a minute',
    requestsHelp: 'Of one person or credential, for each API process. More get 429.',
    rules: 'Addresses API tokens may be used from',
    rulesAbout:
      'Without rules: from everywhere. Any deny that matches refuses; as soon as there is an allow, an address has to match one. People in the browser are not affected.',
    allow: 'Allow',
    deny: 'Deny',
    action: 'What the rule does',
    block: 'Address or block',
    addRule: 'Rule',
    removeRule: 'Remove the rule',
    outbound: 'Where personal data may go',
    hosts: 'Hosts that may be sent to',
    hostsHelp:
      'One a line, e.g. buyer.example.com, or *.example.com for every name below it. Empty: all of them. Deliveries, tests and questions about leads to any other host are refused.',
  },
};
