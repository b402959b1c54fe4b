import type { Authentication, Envelope, Reply } from '#domain/channels/channel';
import { toAllowedHosts } from '#activities/transports/to-allowed-hosts';

const ANSWER: Reply = { kind: 'answered', status: 200, headers: {}, body: '', truncated: false };
const sent: string[] = [];
const over = (hosts: () => Promise<readonly string[]>) =>
  toAllowedHosts(
    { send: async (envelope) => (sent.push(JSON.stringify(envelope)), ANSWER), close: () => undefined },
    hosts,
  );
const post = (url: string, authentication: Authentication = { type: 'none' }): Envelope => ({
  transport: 'http',
  method: 'POST',
  url,
  headers: {},
  body: null,
  timeoutMs: 1000,
  authentication,
});
const login: Authentication = {
  type: 'oauth2',
  grant: 'client-credentials',
  tokenUrl: 'https://login.example.net/t',
  clientId: 'c',
  clientSecret: 's',
};
beforeEach(() => void sent.splice(0));

test('nothing is sent to a host that is not on the list, and no login is asked there', async () => {
  const transports = over(async () => ['buyer.example.com']);
  const refused: Reply = { kind: 'not-sent', code: 'host-not-allowed', retryable: false };
  expect(await transports.send(post('https://evil.example.com/in'))).toEqual(refused);
  expect(await transports.send(post('https://buyer.example.com/in', login))).toEqual(refused);
  expect(sent).toEqual([]);
  expect(await transports.send(post('https://buyer.example.com/in'))).toEqual(ANSWER);
  expect(await transports.send({ transport: 'portal' })).toEqual(ANSWER);
});

test('without a list everything is sent; a list that cannot be read sends nothing yet', async () => {
  expect(await over(async () => []).send(post('https://evil.example.com/in'))).toEqual(ANSWER);
  const away = over(async () => {
    throw new Error('database away');
  });
  expect(await away.send(post('https://buyer.example.com/in'))).toMatchObject({ kind: 'not-sent', retryable: true });
  expect(sent).toHaveLength(1);
});
