export const words = {
  returns: {
    decide: { approve: 'Approve', 'approve-to-source': 'Approve and return to source', deny: 'Deny' },
    about: {
      approve:
        'The sale is reversed: the buyer does not pay, and the lead counts against their limits no more. The source is still paid.',
      'approve-to-source': 'The sale is reversed and the source is not paid for the lead either.',
      deny: 'The sale stands. The buyer is told when they look.',
    },
    decided: 'This return is decided already.',
    done: '{done} of {total} returns decided.',
    reason: 'Reason',
    price: 'Price',
    total: '{count} returns',
    empty: 'No returns',
    emptyAbout:
      'When a buyer asks to give a lead back, it appears here to be approved or denied. The window and the share a buyer may return are set on campaigns and accounts.',
  },
};
