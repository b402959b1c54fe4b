export const words = {
  deliveryQueue: {
    title: 'Delivery queue',
    empty: 'Nothing is on its way',
    emptyAbout:
      'Every lead shows here from the moment it comes in until its buyers have answered: received, held back by a delay, in an auction, sent now, waiting for a retry, or without an answer.',
    open: 'Open what happens',
    lead: 'Open lead',
    panel: 'On its way to {buyer}',
    panelLead: 'On its way',
    all: 'All steps of the lead',
    since: '{took} so far',
    settled: 'Settled meanwhile',
  },
};
