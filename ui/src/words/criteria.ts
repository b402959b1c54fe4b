export const words = {
  criteria: {
    subject: 'What is compared', of: 'Of which field', operator: 'How it is compared', value: 'Value', pattern: 'Regular expression', expression: 'Calculated expression',
    expressionHint: 'e.g. MortgageBalance / HomeValue * 100', fields: 'Fields', functions: 'Of the moment and the lead', more: 'More', choose: 'Choose …', chooseValues: 'Choose values …',
    several: 'Several, with commas between', codes: 'Paste codes, with commas, spaces or one per line', count: '{count} values', from: 'from', to: 'to', join: 'How the conditions are joined',
    joins: { all: 'All of these', any: 'Any of these', 'not-all': 'Not all of these', none: 'None of these' },
    matches: 'matches the pattern', 'not-matches': 'does not match the pattern', addLine: 'Condition', addGroup: 'Group', remove: 'Remove the condition', removeGroup: 'Remove the group',
    holds: 'Holds.', fails: 'Does not hold.', has: 'The lead has {actual}.', nothing: 'nothing here',
    empty: 'No conditions: every lead matches.', noType: 'Choose a lead type first; its fields can then be compared.', keys: 'Alt and the arrow keys move a condition.',
    try: {
      title: 'Tried on recent leads', running: 'Trying …', broken: 'A condition is not complete yet.', noLeads: 'There are no leads of this type to try it on.',
      of: 'of the last {looked} leads match ({percent} %)', pick: 'Choose a lead to see each condition explained.', matches: 'matches', not: 'no match',
    },
  },
};
