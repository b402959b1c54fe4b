export const words = {
  lead: {
    title: '@:names.lead', missing: 'There is no such lead', missingAbout: 'It does not exist, or your role does not see its source, lead type or buyers.', toList: 'All leads', copyId: 'Copy lead id',
    test: 'Test', soldTimes: 'Sold × {count}', margin: 'margin {amount}', cost: 'cost {amount}', moreActions: 'More actions',
    tabs: {
      process: 'Process', deliveries: 'Deliveries', properties: 'Properties', 'insert-request': 'Insert request', 'send-information': 'Send information', consent: 'Consent', files: 'Files',
      notes: 'Notes', history: 'Change history', why: 'Why these buyers?',
    },
    notice: {
      deleted: 'Deleted {when}. It is in no list unless deleted leads are asked for.', erased: 'Erased {when}: the personal data is gone, amounts and times stay.',
      scheduled: 'Scheduled: processing begins {when}.', duplicate: 'The same person was received before.', earlier: 'Open the earlier lead',
      unknown: '{buyer} was sent this lead and gave no answer. Nobody else gets it until that is settled.', returnAsked: '{buyer} wants to return this lead.', toReturns: 'Open returns',
      rejectedWhy: 'Why it was rejected', reviewWhy: 'What speaks against it', moreReasons: 'and {count} more',
    },
    insert: {
      about: 'The request as it came, byte for byte; only a campaign password is masked.', received: 'Received', from: 'From address', type: 'Content type', query: 'Query', body: 'Body', pretty: 'Formatted',
      answer: 'What the source is told of it now',
    },
    consent: { about: 'What the lead says of the visitor’s consent, and how it arrived.' },
    fields: {
      edit: 'Edit', save: 'Save', editAbout: 'Values are checked by the lead type. The lead is graded again, and who changed what stays in its history.', savedGrade: 'Saved; the grade is now {grade}',
      refused: 'One field was refused. | {count} fields were refused.', conflict: 'Somebody changed this lead meanwhile', conflictAbout: 'Your changes are not saved. Read the lead again and make them once more.',
      readAgain: 'Read again', others: 'Further fields ({n})', calculated: 'calculated', add: 'Add {name}', remove: 'Remove {name}', erased: 'The lead was erased; there is nothing left to correct.',
      received: 'The lead is still being taken in; correct it afterwards.',
    },
    grading: {
      title: '{score} of {highest} points', action: 'A grade like this: {action}', by: 'Judged by {provider}.', instead: 'Judged here, not by {provider}: {why}.',
      why: {
        'timed-out': 'no answer in time', 'not-reached': 'it could not be reached', 'service-failed': 'it failed', 'service-away': 'it has been away for a while', 'too-many-requests': 'it was asked too much', 'too-many-leads': 'too many leads were waiting for it',
        'key-refused': 'it refused the key', 'request-refused': 'it refused the request', 'request-not-made': 'the request could not be made of this lead', 'reading-failed': 'its answer could not be read', 'answer-not-understood': 'its answer was not understood',
        'unknown-to-provider': 'it does not know', 'corrected-since': 'the lead was corrected since',
      },
      checks: { address: 'Address', phone: 'Phone', email: 'Email', 'ip-address': 'IP address is public', comments: 'Comments' },
      actions: { deliver: 'deliver', qc: 'quality control', reject: 'reject' },
    },
    deliveries: {
      none: 'Not sent to anybody', details: 'Details of the delivery to {buyer}', menu: 'Actions on the delivery to {buyer}', started: 'Started', decided: 'Decided', origin: 'Sent by', channel: 'Channel',
      reference: 'Buyer’s reference', redirect: 'Redirect', exclusive: 'Exclusive', attempts: 'Attempts', attempt: 'Attempt {number}', noAttempt: 'Nothing was sent: the place was reserved and given back.',
      return: 'Return {state}',
      noneAbout: {
        received: 'The lead is still being taken in.', qc: 'It waits for a verdict; after that buyers are looked for.', distributing: 'Buyers are being looked for right now.',
        closed: 'Nobody took it, or nobody was asked. “Why these buyers?” shows each account’s reasons; a lead can be sent by hand.', unresolved: 'A buyer’s answer is outstanding.',
      },
    },
    origins: { automation: 'Automation', 'send-to': 'Sent by hand', resend: 'Sent again', reassign: 'Reassigned', transfer: 'Transferred', alternate: 'Alternate method', 'force-id': 'Force ID' },
    channels: { webhook: 'Webhook', 'ping-post': 'Ping / post', 'lead-portal': 'Lead portal', email: 'Email', sms: 'SMS' },
    sent: {
      none: 'Nothing was sent', noneAbout: 'Neither was a bid asked for nor the lead sent to a buyer.', ping: 'Bid asked for', attempt: 'Lead, attempt {number}', status: 'HTTP {status}', noAnswer: 'No answer',
      notSent: 'Not sent', when: 'When', what: 'What', result: 'Result', answer: 'Answer', amount: 'Amount', took: 'Took', about: 'Request and response of each attempt are under',
    },
    notes: { write: 'Write a note', help: 'Seen by everybody who may see this lead. Ctrl Enter saves.', add: 'Add note', none: 'No notes yet', noneAbout: 'What the next person should know belongs here.' },
    files: {
      add: 'Add files', sending: 'Sending…', hint: 'Or drop them here; up to {limit} each.', none: 'No files', noneAbout: 'Recordings, consent certificates, forms: attach what belongs to this lead.',
      name: 'Name', size: 'Size', by: 'Added by', when: 'When', actions: 'Actions', download: 'Download {name}', remove: 'Remove', removeTitle: 'Remove {name}', removeText: 'The file is gone for everybody.',
      tooLarge: '{name} is larger than {limit}.',
    },
    history: {
      change: 'One field corrected | {count} fields corrected', file: 'File added: {name}', note: 'Note written', received: 'Received from {source}, {campaign}', by: 'by {name}',
      actors: { source: 'its source', system: 'the system', duplicate: 'a later duplicate of it', anonymous: 'nobody in particular' },
    },
    why: {
      plan: 'Last plan: {candidates} eligible, {refusals} refused, with configuration version {version}, made', rescanned: 'rescanned without quantity limits',
      about: 'Every delivery account of this lead type against this lead, as it would be decided now. What speaks against an account is listed with the values compared.',
    },
    refusals: {
      'action-not-possible': 'not possible in this state', 'verdict-given': 'somebody else decided first', 'lead-sold': 'the lead is sold', 'lead-in-delivery': 'the lead was being delivered',
      'return-open': 'a return was undecided', 'return-decided': 'the return was decided otherwise', 'buyer-has-it': 'the buyer has the lead already', 'buyer-had-it': 'the buyer had the lead and it was taken back', 'exclusive-held': 'another buyer holds it exclusively',
      'method-in-testing': 'its delivery method is being tested', 'no-testing-address': 'its delivery method has no testing address',
      'no-eligible-account': 'no other buyer would take it', 'being-reassigned': 'it was being given to another buyer', 'sale-gone': 'the sale it was to replace was gone', 'cap-full': 'the account’s limit is reached',
      'lead-gone': 'the lead is deleted or erased', 'no-answer': 'interrupted before an answer came', 'timed-out': 'no answer in time', 'refused-by-buyer': 'the buyer said no', 'cannot-render': 'the message could not be made', 'marked-failed': 'marked as not taken', duplicate: 'the buyer calls it a duplicate', 'not-sold': 'the lead was not with this buyer', 'lead-capacity': 'the lead is with as many buyers as it may go to',
    },
  },
};
