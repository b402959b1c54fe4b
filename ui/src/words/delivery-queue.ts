export const words = {
  deliveryQueue: {
    title: 'Delivery queue', empty: 'Nothing is on its way', emptyAbout: 'Deliveries show here from the moment a place with a buyer is taken until the buyer has answered: sent now, waiting for a retry, or without an answer.',
    open: 'Open what happens', lead: 'Open lead', panel: 'On its way to {buyer}', all: 'All steps of the lead', since: '{took} so far', settled: 'Settled meanwhile',
  },
};
