/** Words of a campaign's lead flow and of the checklist that says who may have a lead. */
export const words = {
  flow: {
    diagram: 'Every step a lead of this campaign will go through', folded: 'accounts', all: 'All settings of this step', panel: 'Step', turn: 'Change this in', none: 'Nothing to set here.',
    kind: { check: 'Check', step: 'Step' },
    title: {
      receive: 'Received', status: 'Status', fields: 'Fields checked', duplicates: 'Duplicates', criteria: 'Criteria', limits: 'Limits', grading: 'Graded', qc: 'Quality control', plan: 'Plan',
      auction: 'Auction', ping: 'Asked for a bid', deliver: 'Delivered', account: '@:names.deliveryAccount', hold: 'Held for an operator', close: 'Settled', returns: 'Returns', rejected: 'Back to the @.lower:names.source',
    },
    text: {
      synchronous: 'answered with the outcome within {ms} ms', queued: 'answered at once, worked on afterwards', status: 'refuses every lead: {status}', fields: '{fields} fields, {required} required',
      'duplicates-reject': 'refused within {days} days', 'duplicates-accept': 'noted within {days} days, accepted', 'duplicates-new-buyers-only': 'within {days} days only to new buyers',
      criteria: '{count} rule|{count} rules', 'limit-hour': '{most} an hour', 'limit-day': '{most} a day', 'limit-week': '{most} a week', 'limit-month': '{most} a month',
      'qc-all': 'every lead waits for a reviewer', 'qc-grade': 'only leads of a low grade wait', 'qc-reject': 'only leads with a finding wait', 'qc-grade-reject': 'low grades and findings wait',
      plan: '{open} of {accounts} accounts open now', auction: '{count} account is asked for a bid|{count} accounts are asked for bids', ping: 'answers with its bid',
      deliver: 'to {count} buyer, {strategy}|to up to {count} buyers, {strategy}', returns: 'for {count} day after the sale|for {count} days after the sale',
      hold: 'this campaign does not deliver by itself', close: 'cost and revenue are booked', rejected: 'with its reasons, nothing is owed',
    },
    facts: {
      channel: 'Channel', processing: 'Processing', answerWithinMs: 'Answer within (ms)', token: 'Token asked for', password: 'Password asked for', status: 'Status', fields: 'Fields', required: 'Required',
      days: 'Days', route: 'Duplicates are', rejectedToo: 'Rejected leads count too', rules: 'Rules', hour: 'Most an hour', day: 'Most a day', week: 'Most a week', month: 'Most a month',
      all: 'Every lead', byGrade: 'Leads of a low grade', byReject: 'Leads with a finding', strategy: 'Order', accounts: 'Accounts', open: 'Open now', asked: 'Asked', most: 'Most buyers',
      price: 'Price', priority: 'Priority', exclusive: 'Exclusive', delaySeconds: 'Delay (s)',
    },
    values: { synchronous: 'Answered with the outcome', queued: 'Queued', 'new-buyers-only': 'Only to new buyers', reject: 'Rejected', accept: 'Accepted' },
    strategy: { price: 'best price first', priority: 'by priority' },
    grade: { deliver: '{grades} to the buyers', qc: '{grades} to quality control', reject: '{grades} rejected' },
  },
  explain: {
    title: 'Why these buyers?', search: 'Find an account', yes: 'Takes this lead', no: 'No', byHand: 'By hand only', refuses: '{count} of {total} rule refuses|{count} of {total} rules refuse',
    eligible: 'Would take it', matching: 'Only by hand', refused: 'Refused', all: 'All', rules: '{count} rule|{count} rules', price: 'Price', none: 'No account takes this lead now',
    noneAbout: 'Each refusal below says what would have to change.', noAccounts: 'There is no delivery account for this lead type yet', noAccountsAbout: 'Create a buyer with a delivery account, then leads of this type can be sold.',
    noMatch: 'No account is called like that', clear: 'Clear the search', because: 'Because of', compared: 'wanted: {expected}; the lead has: {actual}', nothing: 'nothing', exclusive: 'exclusive', shared: 'shared',
    codes: {
      'account-not-active': 'account is not active', 'already-had-lead': 'had this lead already', 'already-sold': 'sold exclusively already', 'buyer-had-duplicate': 'buyer had this person already',
      'buyer-not-active': 'buyer is not active', 'criteria-not-met': 'criteria are not met', 'limit-reached': 'limit is reached', 'method-not-active': 'delivery method is not active',
      'not-automated': 'takes leads by hand only', 'order-required': 'no order with a balance', 'outside-schedule': 'outside the schedule', 'returns-over-threshold': 'too many returns',
      'share-reached': 'has its share', unknown: 'refused',
    },
    summary: '{eligible} of {total} accounts would take it now', passed: 'Passed', failed: 'Refuses', choose: 'Send to this account', now: 'Checked against the configuration of now', more: 'Show {count} more',
  },
};
