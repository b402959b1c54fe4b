/** How leads reach buyers, and every setting of it. */
export const words = {
  channels: {
    webhook: { name: 'Webhook', about: 'One HTTP request with the mapped fields; the answer is read at once. It can also ask for a bid before the sale (ping).' },
    'ping-post': { name: 'Ping/post', about: 'The post after a won bid: like a webhook, with the reference the buyer gave in answer to the ping.' },
    'lead-portal': { name: 'Lead portal', about: 'Nothing is sent: the lead counts as accepted at once. Buyers have no portal to see it in yet; you have to tell them.', nothing: 'There is nothing to set here.' },
    request: {
      title: 'Request', method: 'HTTP method', productionUrl: 'Production address', productionHelp: 'Where real leads go.', testingUrl: 'Testing address',
      testingHelp: 'Where test leads and test sends go, and nothing else. Without one, test leads pass this method by.',
      contentType: 'Format', contentTypeHelp: 'How the mapped fields are written.', timeout: 'Time-out', timeoutHelp: 'Seconds the buyer has to answer; afterwards the outcome is unknown, never failed.', seconds: 's',
      xmlRoot: 'XML root element', referenceName: 'Outgoing name of the bid’s reference', referenceHelp: 'Sent along with the post, unless the mapping carries it already.',
      onlyQuery: 'GET can only carry a query.',
    },
    contentTypes: { json: 'JSON body', form: 'Form (URL-encoded body)', xml: 'XML body', query: 'Query in the address' },
    authentication: {
      title: 'Authentication', type: 'How it proves who sends it', username: 'User name', password: 'Password', token: 'Token', prefix: 'Prefix', prefixHelp: 'Stands before the token, usually Bearer.',
      tokenUrl: 'Token address', grant: 'Grant', clientId: 'Client id', clientSecret: 'Client secret', scope: 'Scope', refresh: 'A token is fetched from there, kept until it expires and renewed by itself.',
    },
    authentications: { none: 'None', basic: 'Basic', digest: 'Digest', bearer: 'Bearer token', oauth2: 'OAuth 2' },
    grants: { 'client-credentials': 'Client credentials', password: 'Password' },
    headers: {
      title: 'Headers', about: 'Values may hold tags such as {lead}.', name: 'Header', value: 'Value', add: 'Add a header', addSecret: 'Add a secret header', secret: 'Secret', remove: 'Remove this header',
      own: 'Content type and the delivery’s id are set by themselves.',
    },
    body: {
      title: 'Body', type: 'What is sent', mapped: 'The mapped fields', template: 'A template', jsonata: 'A JSONata expression', text: 'Template', textHelp: 'Tags: {lead} for a lead field, {fields} for a mapped field, {delivery} for the delivery. Values are escaped for the format.',
      expression: 'Expression', expressionHelp: 'Sees lead, fields and delivery; must give an object or a list.',
    },
    secret: { set: 'Set', notSet: 'Not set', replace: 'Replace', clear: 'Clear', keep: 'Keep the stored one', cleared: 'Will be cleared', write: 'Stored encrypted; it is never shown again.' },
    response: {
      title: 'How the answer is read', format: 'Format of the answer', success: 'It is accepted when', duplicate: 'It is a duplicate when', price: 'Price paid or bid', reference: 'Reference', redirectUrl: 'Redirect address', refusalMessage: 'Message of a refusal',
      retry: 'Ask again on these statuses', retryHelp: 'Besides 408, 425, 429 and all of 500 to 599, e.g. 409, 423.', none: 'not looked for', everyGood: 'Every answer from 200 to 299',
      priceHelp: 'Compared with the price of the delivery account; a ping’s bid.', referenceHelp: 'The bid’s reference, or the buyer’s own id of the lead.', redirectHelp: 'Where the consumer’s browser is sent.',
    },
    rules: { none: 'No rule', text: 'Text occurs', regex: 'Pattern matches', 'path-equals': 'Value at a path is', status: 'Status is one of' },
    searches: { none: 'Not looked for', path: 'At a path', regex: 'By a pattern', header: 'In a header' },
    formats: { auto: 'As it says itself', json: 'JSON', xml: 'XML', text: 'Text' },
    parts: { text: 'Text', pattern: 'Pattern', path: 'Path', equals: 'Is', statuses: 'Statuses', header: 'Header', ignoreCase: 'Whatever the case' },
    try: {
      title: 'Try an answer', about: 'How an answer like this would be read, by what is in the form now.', status: 'Status', body: 'Body of the answer', silent: 'No answer at all', contentType: 'Content type',
      asPing: 'As a bid', price: 'Price', reference: 'Reference', redirect: 'Redirect', fix: 'Mend the marked fields to see it.', last: 'Take the answer of the last test',
    },
  },
};
