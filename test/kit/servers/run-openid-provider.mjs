// A real provider of OpenID Connect on a free port of loopback, as a process of its own: it is written as ES modules, which jest does not run.
// Its own pages let in by their subject whom it was told of: `[subject, claims]`.
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';

const { clientId, clientSecret, redirectUris } = JSON.parse(process.argv[2]);
const people = new Map();
const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: redirectUris }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    findAccount: (_context, id) => people.has(id) && { accountId: id, claims: () => ({ sub: id, ...people.get(id) }) },
    pkce: { required: () => true },
  });
  server.on('request', provider.callback());
  process.send(issuer);
});
process.on('message', ([subject, claims]) => {
  people.set(subject, claims);
  process.send('known');
});
process.on('disconnect', () => process.exit(0));
