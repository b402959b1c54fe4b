export const words = {
  credentials: {
    title: 'API credentials', create: 'New credential', empty: 'No program has access yet', emptyAbout: 'A credential is how a program asks for tokens: client id and secret, by OAuth 2 client credentials.',
    name: 'Name', nameHelp: 'Which program uses it.', scopes: 'What it may do', scopeNames: { account: 'Account: all configuration', data: 'Data: leads, deliveries, returns, figures', receiver: 'Receiver: send leads' },
    source: 'Source', sourceHelp: 'Empty: it may send leads for every source.', make: 'Create', madeTitle: 'Keep this secret now', madeAbout: 'It is not shown again. Whoever has it can do all the credential may do.', clientId: 'Client id', clientSecret: 'Client secret', done: 'I have kept it',
    token: 'Get a token with it', rename: 'Rename', renamed: 'Renamed', revoke: 'Revoke', revokeAsk: 'Revoke {name}?', revokeAbout: 'Its tokens end at once, and it cannot be brought back. Programs that use it stop working.', revoked: '{name} is revoked', already: 'It is revoked.',
    save: 'Save',
  },
};
