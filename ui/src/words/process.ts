/** Words of the process diagram: steps of a lead, what they say, and the panel beside it. */
export const words = {
  process: {
    tab: 'Process', axis: 'since receipt', diagram: 'The way of this lead, from top to bottom in time', empty: 'Nothing has happened yet', refresh: 'Refresh',
    emptyAbout: 'The lead is kept and waits for its turn. The first step appears here by itself.',
    erased: 'Personal data of this lead was erased. What it went through stays, without requests and responses.',
    grew: 'New steps below', running: 'Running', runs: '{count} run of the workflow|{count} runs of the workflow', events: '{count} event|{count} events',
    zoomIn: 'Zoom in', zoomOut: 'Zoom out', fit: 'Fit', whole: 'Full size', keys: 'Arrow keys go from step to step, Enter opens one, Esc closes it.',
    wait: 'waited {wait}', waitTitle: 'Nothing ran for {wait}',
    title: {
      receive: 'Received', verify: 'AI validation', checked: 'Checked', rejected: 'Rejected', graded: 'Graded {grade}', qc: 'Quality control', planned: 'Planned', chosen: 'Chosen by hand', addressed: 'Addressed by force ID',
      auction: 'Auction', bid: 'Bid {price}', alternate: 'Copy sent',
    },
    actions: {
      validate: 'Validated', invalidate: 'Invalidated', 'send-to': 'Sent to a buyer', 'run-automation': 'Automation run again', resend: 'Sent again', reassign: 'Reassigned',
      'reassign-to': 'Reassigned to a buyer', transfer: 'Transferred', 'request-return': 'Return asked for', 'decide-return': 'Return decided', 'mark-returned': 'Marked as returned',
      'mark-accepted': 'Marked as accepted', 'mark-failed': 'Marked as failed', 'update-price': 'Price changed', delete: 'Deleted', undelete: 'Brought back', erase: 'Personal data erased',
    },
    by: { user: 'by an operator', credential: 'through the API', buyer: 'by the buyer', system: 'by the system' },
    ping: { bid: 'Bid', 'no-bid': 'No bid', 'timed-out': 'No answer', failed: 'Failed', unknown: 'No answer' },
    delivery: {
      reserved: 'Reserved', sending: 'Sending', retrying: 'Trying again', unknown: 'Sent, no answer yet', accepted: 'Sold for {price}', tested: 'Taken as a test', refused: 'Refused', failed: 'Failed', released: 'Let go',
      returned: 'Sold, then returned',
    },
    return: { requested: 'Return asked for', approved: 'Returned', 'approved-to-source': 'Returned to the source', denied: 'Return denied' },
    close: {
      sold: 'Sold', tested: 'Tested', unsold: 'Unsold', rejected: 'Rejected', invalid: 'Invalid', qc: 'In quality control', unresolved: 'Waiting for an answer', held: 'Held for an operator', erased: 'Erased',
      deleted: 'Deleted', open: 'Still in hand',
    },
    states: {
      done: 'Done', waiting: 'Waiting', running: 'Running', refused: 'Refused', failed: 'Failed', retrying: 'Trying again', unknown: 'No answer yet', returned: 'Returned', accepted: 'Accepted',
      bid: 'Bid', 'no-bid': 'No bid', 'timed-out': 'No answer', retry: 'Try again', sending: 'Sending', duplicate: 'Duplicate',
    },
    text: {
      plausible: '{count} field plausible|{count} fields plausible', implausible: '{invalid} of {checked} fields implausible', unverified: 'no verdict came; see the details', judged: '{judged} of {checked} checks judged',
      receive: 'request kept word for word', valid: 'valid, not a duplicate', duplicate: 'same person as an earlier lead', more: '{first} (+{more})',
      score: '{score} of {highest} points', qcWaits: 'waits for a reviewer', qcDone: 'released by a reviewer', qcRefused: 'not released', plan: '{eligible} of {total} accounts eligible',
      rescanned: '{eligible} of {total} with limits ignored', chosen: '{count} account|{count} accounts', auction: '{asked} asked, {bids} bid, best {best}', bids: '{asked} asked, {bids} bid',
      alternate: 'second message of the same sale', reference: 'reference {reference}', closeSold: 'a buyer has it', closeTested: 'a test: nothing is sold or owed', closeUnsold: 'no buyer took it', closeRejected: 'nothing is owed, nobody got it',
    },
    attempt: {
      title: 'Attempt {number}', underway: 'under way', status: 'status {status}', noAnswer: 'no answer', notSent: 'not reached', retryIn: ', again after {wait}', due: 'in {wait}',
      tab: 'Attempt {number}: {state}', nextDue: 'Next attempt in {wait}',
    },
    fold: {
      more: '{count} more|{count} more', open: 'Folded, opens on Enter', attempts: 'tries in between', refused: 'deliveries that were not accepted', bids: '{count} bid|{count} bids',
      noBids: '{count} no bid|{count} no bids', silent: '{count} without answer|{count} without answer',
    },
    next: { intake: 'Checking', plan: 'Planning', auction: 'Asking for bids', delivery: 'Delivering', close: 'Settling' },
    panel: {
      close: 'Close the panel', started: 'Started', took: 'Took', ended: 'Ended', still: 'still under way', account: 'Account', price: 'Price', reference: 'Reference', origin: 'Chosen by', by: 'By',
      history: 'History', historyText: 'event {events} of run {run}|events {events} of run {run}', tries: 'Tried', triesText: '{count} time|{count} times', reasons: 'Reasons', details: 'Details',
      request: 'Request', response: 'Response', reading: 'How it was read', headers: 'Headers', curl: 'Copy as curl', curlTitle: 'Secrets stay masked: put your own in',
      body: 'Body', bytes: '{count} byte|{count} bytes', truncated: 'cut off', noRequest: 'Nothing was sent: the lead was booked as delivered.',
      nothing: 'This step keeps no more than its time.', erased: 'Erased with the personal data of the lead.', order: 'In this order', refused: 'Refused', more: 'and {count} more',
      duplicateOf: 'Open the earlier lead', score: 'Points', bid: 'Bid', exclusive: 'Exclusive', yes: 'Yes', no: 'No', ping: 'asked for a bid first', all: 'Why these buyers?', decision: 'Decision',
      attemptsLabel: 'Attempts', waitsFor: 'Waits for a verdict in quality control.',
    },
    origins: {
      automation: 'automation', 'force-id': 'force ID of the lead', 'send-to': 'an operator', resend: 'an operator, again', reassign: 'automation after a reassignment',
      'reassign-to': 'an operator, reassigned', transfer: 'an operator, transferred',
    },
  },
};
