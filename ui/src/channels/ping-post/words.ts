export const words = {
  name: 'Ping/post',
  about: 'The post after a won bid: like a webhook, with the reference the buyer gave in answer to the ping.',
  settings: {
    referenceName: 'Outgoing name of the bid’s reference',
    referenceNameHelp: 'Sent along with the post, unless the mapping carries it already.',
  },
};
