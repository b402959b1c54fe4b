/** Every state a lead, delivery, return or piece of configuration may be in. */
export const words = {
  states: {
    received: 'Received', qc: 'In quality control', distributing: 'In distribution', closed: 'Closed', unresolved: 'Unresolved',
    rejected: 'Rejected', invalid: 'Invalid', sold: 'Sold', tested: 'Tested', test: 'Test', unsold: 'Unsold', held: 'Held', erased: 'Erased', deleted: 'Deleted',
    reserved: 'Reserved', sending: 'Sending', retrying: 'Retrying', unknown: 'No answer yet', accepted: 'Accepted', refused: 'Refused', failed: 'Failed',
    released: 'Released', returned: 'Returned', requested: 'Requested', approved: 'Approved', 'approved-to-source': 'Approved to source', denied: 'Denied',
    active: 'Active', inactive: 'Inactive', new: 'New', pending: 'Pending', working: 'Working', waiting: 'Waiting', dead: 'Dead', late: 'Late', suspended: 'Suspended',
    'on-hold': 'On hold', auction: 'Auction', done: 'Done', running: 'Running', skipped: 'Skipped', up: 'Running', down: 'Away', open: 'Open', revoked: 'Revoked',
    'buyer-receivable': 'Owed by @.lower:names.buyers', 'source-payable': 'Owed to @.lower:names.sources', revenue: 'Revenue', 'lead-cost': 'Cost',
    sale: 'Sale', 'price-change': 'Price change', 'sale-return': 'Return of a sale', 'lead-cost-return': 'Back to @.lower:names.source',
    invited: 'Invited', yes: 'Yes', no: 'No', ok: 'OK', matched: 'Matches', eligible: 'Eligible', queued: 'Queued', bid: 'Bid', timeout: 'No answer',
  },
};
