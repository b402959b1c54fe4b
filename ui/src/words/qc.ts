export const words = {
  qc: {
    title: 'Quality control',
    move: 'next, previous',
    validate: 'validate',
    invalidate: 'invalidate',
    find: 'find buyer',
    review: 'Lead under review',
    whole: 'Open the lead',
    correct: 'Correct fields',
    nothingAgainst: 'Nothing speaks against it; its campaign or grade asks for a look.',
    empty: 'Nothing waits for a verdict',
    emptyAbout:
      'Leads stop here when their campaign asks for quality control, when their grade does, or when a campaign sends its rejects here instead of back to the source.',
  },
};
