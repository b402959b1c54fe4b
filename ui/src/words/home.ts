export const words = {
  home: {
    guide: 'First steps',
    about: 'From nothing to a lead whose way you can watch. Everything here can be changed or deleted later.',
    dismiss: 'Do not show again',
    markDone: 'Done already',
    again: 'Not done yet',
    latest: 'The latest lead:',
    noLead: 'No lead has come in yet',
    finished: 'That was all. The guide stays in your menu under First steps.',
    nothing: 'Your role opens none of the screens this guide leads through.',
    request: 'Request to try',
    try: 'Run this in a terminal, or add a lead by hand. The answer says whether it was sold, and for how much; change the phone and the email to send another, because the same person is a duplicate.',
    tryOwn: 'Add a lead by hand, or post one to /intake/leads with the identifiers LID, VID and AID of your campaign.',
    demo: {
      title: 'These are figures of a demo market.',
      until: 'The people, leads and amounts are made up; nobody was contacted, no money moved. Made up until',
      begin: 'To begin with nothing, stop and run (this removes all data):',
      command: 'LEADRAIL_DEMO=false npm start -- --fresh',
    },
    steps: {
      source: {
        title: 'Create a @.lower:names.source',
        about: 'Who sends you leads: a website, a publisher, a partner.',
        go: 'New @.lower:names.source',
      },
      campaign: {
        title: 'Create a @.lower:names.campaign',
        about:
          'What the @.lower:names.source sends, with its checks, prices and limits. It gives the address and identifiers to post to.',
        go: 'New @.lower:names.campaign',
      },
      buyer: {
        title: 'Create a @.lower:names.buyer',
        about: 'Who takes the leads: how they are delivered, which ones, for how much.',
        go: 'New @.lower:names.buyer',
      },
      lead: {
        title: 'Send a test lead',
        about: 'By hand, or as a request like your @.lower:names.source will send it.',
        go: 'To the leads',
      },
      diagram: {
        title: 'Watch its diagram',
        about: 'Every step the lead took: checks, grade, bids, deliveries, each with its request and response.',
        go: 'Open the diagram',
      },
    },
  },
};
