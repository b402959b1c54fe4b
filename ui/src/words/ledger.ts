export const words = {
  ledger: {
    title: 'Ledger',
    sums: 'What everything booked comes to',
    tabs: { accounts: 'Accounts', postings: 'Postings' },
    margin: 'Margin',
    house: 'All leads together',
    accounts: {
      'buyer-receivable': 'Owed by @.lower:names.buyers',
      'source-payable': 'Owed to @.lower:names.sources',
      revenue: 'Revenue',
      'lead-cost': 'Cost',
    },
    about: {
      'buyer-receivable': 'What @.lower:names.buyers owe for the leads they took, without those they gave back.',
      'source-payable': 'What @.lower:names.sources are owed for accepted leads, without those they took back.',
      revenue: 'Every sale at its price, without returned ones.',
      'lead-cost': "What all accepted leads cost, without those that went back to their @.lower:{'names.source'}.",
      margin: 'Revenue less cost.',
    },
    kinds: {
      sale: 'Sale',
      'price-change': 'Price change',
      'sale-return': 'Return',
      'lead-cost': 'Lead accepted',
      'lead-cost-return': 'Back to @.lower:names.source',
    },
    reasons: {
      sale: 'A @.lower:names.buyer took the lead.',
      'price-change': 'The price of a sale was changed by hand; the amount is the difference.',
      'sale-return': 'A return was approved, or the sale was taken back: its amount is undone.',
      'lead-cost':
        "The lead was accepted, or sold by hand after it was refused or had gone back: its @.lower:names.source is owed the price of its @.lower:{'names.campaign'}.",
      'lead-cost-return': "The lead went back to its @.lower:{'names.source'}, which is owed nothing for it.",
    },
    check: 'Last check of the books',
    checked: { ok: 'Balanced', failed: 'Do not balance', waiting: 'Not checked yet' },
    postings: '{count} posting | {count} postings',
    broken: 'The books do not agree with each other.',
    brokenAbout:
      'No rule of the ledger may ever be broken: tell whoever runs this installation. In brackets, how many rows are concerned.',
    violations: {
      'transaction-unbalanced': 'A posting does not sum to zero',
      'sale-not-in-ledger': 'A sale was not booked at its price',
      'ledger-without-sale': 'Revenue was booked for what is not sold',
      'cost-booked-twice': 'The cost of a lead was booked twice',
      'lead-revenue-differs': 'The revenue of a lead is not the sum of its postings',
      'lead-cost-differs': 'The cost of a lead is not the sum of its postings',
    },
    open: {
      postings: 'Show postings',
      lead: 'Open lead',
      buyer: 'Open @.lower:names.buyer',
      source: 'Open @.lower:names.source',
      none: 'There is none here.',
    },
    empty: 'Nothing is booked yet',
    emptyAbout:
      'Every accepted lead, sale, price change and return is booked here at the moment it happens, and never changed afterwards.',
  },
};
