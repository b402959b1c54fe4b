export const words = {
  leads: {
    title: '@:names.leads', add: 'Add lead', process: 'Open process', waiting: 'Waiting for QC', copyId: 'Copy lead id', copied: 'Lead id copied', empty: 'No leads yet', emptyAbout: 'They appear here the moment a source posts one, or when you add one by hand.',
    actions: {
      'find-buyer': 'Find buyer…', 'send-to': 'Send to buyer…', 'run-automation': 'Run automation', validate: 'Validate', invalidate: 'Invalidate…', resend: 'Resend…', reassign: 'Reassign…',
      'reassign-to': 'Reassign to…', transfer: 'Transfer…', 'mark-returned': 'Return…', 'mark-accepted': 'Mark accepted…', 'mark-failed': 'Mark not taken…', 'update-price': 'Update price…',
      delete: 'Delete', undelete: 'Undelete', erase: 'Erase', 'request-return': 'Return requested', 'decide-return': 'Return decided',
    },
    about: {
      invalidate: 'Nobody is owed anything for {name}, and no buyer sees the lead.', resend: 'Sends {name} to its buyer once more: a new try where it failed, a repetition where it was sold (never a second sale).',
      reassign: 'Looks for other buyers that would take {name} and offers it to them in order. The sale stays with this buyer until another one has taken it.', 'reassign-to': 'Offers {name} to the account you choose, past criteria and limits. The sale stays with this buyer until that one has taken it.',
      transfer: 'Moves the sale of {name} to another account without sending anything.', 'mark-returned': 'Takes {name} back from the buyer at once, past window and threshold. The sale is reversed.',
      'mark-accepted': 'You know that the buyer took {name} though no such answer came. The sale is booked now.', 'mark-failed': 'You know that the buyer did not take {name}. Its place is free for others, and automation goes on.',
      'update-price': 'Corrects what the buyer pays for {name}; the difference is booked by itself.',
    },
    panel: {
      many: '{count} leads at once; each is done or refused for itself.', delivery: 'Which delivery', choose: 'Choose…', everySold: 'Every sold one', chooseDelivery: 'Choose which delivery this is about.',
      noDelivery: 'There is no delivery of this lead this could be about.', account: 'Delivery account', accountHelp: 'Accounts that match come first; the others are sent past their rules.', chooseAccount: 'Choose an account.',
      price: 'Price', priceHelp: 'What the buyer pays for this lead.', priceWrong: 'Write an amount such as 42.00.', reason: 'Reason', chooseReason: 'Choose a reason.', toSource: 'Return it to the source as well',
      toSourceHelp: 'The source is not paid for it.', note: 'Note', noteHelp: 'Why; stays in the lead’s history.',
    },
    find: {
      about: 'Every account of this lead type against {name}, now. Sending by hand bypasses criteria, limits and schedules; the lead’s own capacity still holds, and a buyer never gets a lead twice.', search: 'Buyer or account', showOthers: 'Show the other {count}',
      count: '{matching} of {total} accounts match', matching: 'Match', others: 'Others', none: 'No account matches', noneAbout: 'The others say what stands in the way.', showAll: 'Show all accounts',
      noAccounts: 'No delivery accounts for this lead type', noAccountsAbout: 'Create one for a buyer; then leads of this type can be sent.', eligible: 'Would take it', byHand: 'By hand only',
      against: '{count} of {total} rules refuse', send: 'Send', sending: 'Sending…', sendTo: 'Send to {name}', compared: 'asked {expected}, lead has {actual}',
    },
    whyNot: {
      none: 'Choose a lead first.', one: 'This is done for one lead at a time.', deleted: 'The lead is deleted; undelete it first.', notDeleted: 'The lead is not deleted.',
      received: 'The lead is still being taken in.', qc: 'The lead waits for a verdict; validate it or send it to a buyer.', distributing: 'The lead is in distribution right now.',
      closed: 'The lead is closed; it waits for no verdict.', unresolved: 'A buyer’s answer is outstanding; settle that first.', sold: 'The lead is sold; return it before it is deleted.',
      notSold: 'The lead is not sold.', decided: 'The delivery is not in a state for this.', notUnknown: 'No buyer’s answer is outstanding.',
    },
    done: {
      pending: 'Booked; it will be done as soon as the engine takes it.', many: '{action}: {done} of {total} leads', refused: 'One was refused: {message} | {count} were refused, e.g. {message}',
      'send-to': '{name} was sent', 'run-automation': 'Automation has run for {name}', validate: '{name} is validated', invalidate: '{name} is invalid', resend: '{name} was sent again', reassign: 'Another buyer has taken {name}',
      'reassign-to': '{name} was reassigned', transfer: '{name} was transferred', 'mark-returned': '{name} was returned', 'mark-accepted': 'The sale of {name} is booked', 'mark-failed': 'Marked as not taken',
      'update-price': 'The price is corrected', delete: '{name} is deleted', undelete: '{name} is back',
    },
    came: {
      unknown: '{name} was sent and no answer came; the outcome is unknown', refused: 'The buyer refused {name}', failed: '{name} could not be delivered', 'not-sent': '{name} was not sent', nobody: 'No buyer was found for {name}',
      stays: 'The sale stays where it was.', many: 'One was not taken: {why}. | {count} were not taken, e.g. {why}.',
      short: { accepted: 'taken', unknown: 'no answer came', refused: 'refused by the buyer', failed: 'could not be delivered', 'not-sent': 'not sent', nobody: 'no buyer was found' },
    },
    kpi: {
      label: 'Today', received: 'Received today', sold: 'Sold', waiting: 'Waiting for QC', flight: 'In flight', revenue: 'Revenue', margin: 'Margin', cost: 'Cost', answer: 'Answer p50 / p99', live: 'Live', away: 'Reconnecting…',
      change: 'Compared with yesterday up to this time',
    },
    enter: {
      title: 'Add lead', campaign: '@:names.campaign', choose: 'Choose…', noCampaigns: 'No campaign takes leads', noCampaignsAbout: 'Create a source and a web campaign first.', inactive: '({status}: leads are kept, but rejected)',
      schedule: 'Schedule for delivery', now: 'Process at once', later: 'Process at', at: 'Date and time', zone: 'In {zone}', atWrong: 'Choose a time in the future.', hold: 'Skip automation', holdHelp: 'An accepted lead is held until somebody sends it to a buyer.',
      test: 'Test lead', testHelp: 'Answered like a real one, sent to testing addresses only, never sold, and left out of limits and figures.', go: 'Add lead', queued: '{name} is added', scheduled: '{name} is scheduled', rejected: 'Kept, but rejected: {reason}', open: 'Open it', another: 'Add another',
      refused: 'Fill in the fields marked below.', optional: 'More fields ({count})', must: 'is required',
    },
    returnReasons: {},
    rules: {},
  },
};
