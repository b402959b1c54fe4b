export const words = {
  distribution: {
    title: 'Distribution', request: 'Request and response', buyer: 'Open buyer', notes: 'Notes', gone: 'This delivery is not there any more', empty: 'Nothing was delivered yet',
    emptyAbout: 'Every lead given to a buyer, or tried to be, is listed here with what the buyer answered.',
    states: {
      received: 'Received', scheduled: 'Scheduled', auction: 'In auction', delayed: 'Delayed', distributing: 'In distribution',
      reserved: 'Reserved', sending: 'Sending', retrying: 'Retrying', unknown: 'No answer', sent: 'Sent', tested: 'Tested', refused: 'Refused', failed: 'Failed', released: 'Released', returned: 'Returned', returnAsked: 'Return asked',
    },
    about: {
      received: 'It came in and is checked.', scheduled: 'It waits for the time it was sent for.', auction: 'Buyers are asked for their bids.', delayed: 'The delay of the delivery account holds it back.',
      distributing: 'It is between two steps.',
      reserved: 'A place with the buyer is reserved; it is about to be sent.', sending: 'It is being sent right now.', retrying: 'The buyer could not take it; it is tried again.',
      unknown: 'It was sent and no answer came. Nobody else gets the lead until this is settled.', sent: 'The buyer took it.', tested: 'The buyer’s testing address took it; nothing is sold.', refused: 'The buyer said no.', failed: 'It could not be delivered.',
      released: 'The place was given back without a sale.', returned: 'The buyer gave it back; the sale is reversed.', returnAsked: 'The buyer wants to give it back; the return waits for a decision.',
    },
  },
};
