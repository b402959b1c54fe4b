import { channelOf } from '#domain/channels/registry';
import { describeReply, describeRequest } from '#domain/channels/describe-attempt';
import {
  keepSecrets,
  mapSecrets,
  maskSecrets,
  maskUnchanged,
  secretTexts,
  strayingSecrets,
} from '#domain/channels/secrets';
import type { Json } from '#domain/kernel/json';
import type { HttpEnvelope } from '#domain/channels/channel';

const channel = channelOf('webhook');
const config = {
  v: 1,
  productionUrl: 'https://a.example',
  headers: [{ name: 'X-Open', value: 'open-value' }],
  secretHeaders: [
    { name: 'X-Key', value: 'key-secret' },
    { name: 'X-Other', value: 'other-secret' },
  ],
  authentication: { type: 'basic', username: 'user', password: 'pass"word' },
};

it('masks every secret and nothing else', () => {
  expect(maskSecrets(channel, config)).toEqual({
    ...config,
    secretHeaders: [
      { name: 'X-Key', value: '***' },
      { name: 'X-Other', value: '***' },
    ],
    authentication: { type: 'basic', username: 'user', password: '***' },
  });
  expect(secretTexts(channel, config)).toEqual(['pass"word', 'key-secret', 'other-secret']);
});

it('seals and opens secrets in place', () => {
  const sealed = mapSecrets(channel, config, (text) => `sealed:${text}`);
  expect(JSON.stringify(sealed)).toContain('sealed:key-secret');
  expect(mapSecrets(channel, sealed, (text) => text.slice('sealed:'.length))).toEqual(config);
});

it('a masked secret sent back keeps the stored one, by header name', () => {
  const edited = {
    ...config,
    secretHeaders: [
      { name: 'X-Other', value: '***' },
      { name: 'X-New', value: '***' },
      { name: 'X-Key', value: 'changed' },
    ],
    authentication: { type: 'basic', username: 'user2', password: '***' },
  };
  expect(keepSecrets(channel, edited, config)).toMatchObject({
    secretHeaders: [
      { name: 'X-Other', value: 'other-secret' },
      { name: 'X-New', value: '' },
      { name: 'X-Key', value: 'changed' },
    ],
    authentication: { username: 'user2', password: 'pass"word' },
  });
});

it('a stored secret is kept as it is stored', () => {
  const sealed = { ...config, authentication: { type: 'basic', username: 'user', password: { $sealed: 'x' } } };
  expect(keepSecrets(channel, { authentication: { type: 'basic', username: 'u', password: '***' } }, sealed)).toEqual({
    authentication: { type: 'basic', username: 'u', password: { $sealed: 'x' } },
  });
});

describe('what is kept of an attempt', () => {
  const envelope: HttpEnvelope = {
    transport: 'http',
    method: 'POST',
    url: 'https://a.example/?k=key-secret',
    headers: { 'x-key': 'key-secret', authorization: 'Basic x', 'x-open': 'open-value' },
    body: '{"key":"pass\\"word","name":"Ann"}',
    timeoutMs: 1,
    authentication: { type: 'basic', username: 'user', password: 'pass"word' },
  };

  it('the request without secrets', () => {
    expect(describeRequest(channel, config, envelope)).toEqual({
      method: 'POST',
      url: 'https://a.example/?k=***',
      headers: { 'x-key': '***', authorization: '***', 'x-open': 'open-value' },
      body: '{"key":"***","name":"Ann"}',
    });
    expect(describeRequest(channel, config, { transport: 'portal' })).toEqual({ transport: 'portal' });
  });

  it('the answer without secrets it echoes, and without NUL', () => {
    expect(
      describeReply(channel, config, {
        kind: 'answered',
        status: 200,
        headers: { 'x-echo': 'key-secret' },
        body: 'a\0 other-secret',
        truncated: false,
      }),
    ).toEqual({ status: 200, headers: { 'x-echo': '***' }, body: 'a\uFFFD ***', truncated: false });
    expect(describeReply(channel, config, { kind: 'no-answer', code: 'timed-out' })).toEqual({
      kind: 'no-answer',
      code: 'timed-out',
    });
  });
});

describe('a kept secret goes to nobody else than those it was given for', () => {
  const mask = '***';
  const stored = {
    v: 1,
    productionUrl: 'https://a.example/leads',
    testingUrl: 'https://test.a.example',
    secretHeaders: [{ name: 'X-Key', value: 'key-secret' }],
    authentication: { type: 'bearer', token: 'bearer-secret' },
  };
  const masked = maskSecrets(channel, stored) as typeof stored;
  const oauth = {
    v: 1,
    productionUrl: 'https://a.example/leads',
    authentication: {
      type: 'oauth2',
      grant: 'password',
      tokenUrl: 'https://login.a.example/token',
      clientId: 'c',
      clientSecret: 'client-secret',
      username: 'u',
      password: 'user-secret',
    },
  };
  const maskedOauth = maskSecrets(channel, oauth) as typeof oauth;
  const basic = {
    v: 1,
    productionUrl: 'https://a.example',
    authentication: { type: 'basic', username: 'u', password: mask },
  };
  const [header, token] = ['secretHeaders.0.value', 'authentication.token'];
  const [clientSecret, password] = ['authentication.clientSecret', 'authentication.password'];

  it.each<[string, Json, Json, string[]]>([
    ['the same', masked, stored, []],
    ['another path and query', { ...masked, productionUrl: 'https://a.example:443/v2?x=1' }, stored, []],
    ['testing where production is', { ...masked, testingUrl: 'https://a.example/test' }, stored, []],
    ['no testing address', { ...masked, testingUrl: '' }, stored, []],
    ['another host for tests', { ...masked, testingUrl: 'https://evil.example' }, stored, [token, header]],
    ['another host', { ...masked, productionUrl: 'https://evil.example/leads' }, stored, [token, header]],
    ['another port', { ...masked, productionUrl: 'https://a.example:8443/leads' }, stored, [token, header]],
    ['without encryption', { ...masked, productionUrl: 'http://a.example/leads' }, stored, [token, header]],
    ['what looks like it', { ...masked, productionUrl: 'https://a.example.evil.example' }, stored, [token, header]],
    [
      'one secret given anew',
      { ...masked, testingUrl: 'https://b.example', authentication: { type: 'bearer', token: 'new' } },
      stored,
      [header],
    ],
    [
      'headers in another order',
      {
        ...masked,
        testingUrl: 'https://b.example',
        authentication: { type: 'none' },
        secretHeaders: [{ name: 'X-New', value: mask }, masked.secretHeaders[0]!],
      },
      stored,
      ['secretHeaders.1.value'],
    ],
    [
      'tokens from somewhere else',
      { ...maskedOauth, authentication: { ...maskedOauth.authentication, tokenUrl: 'https://evil.example/token' } },
      oauth,
      [password, clientSecret],
    ],
    // The access token got with the secret would be theirs.
    [
      'messages with such a token',
      { ...maskedOauth, testingUrl: 'https://evil.example' },
      oauth,
      [password, clientSecret],
    ],
    [
      'tokens from where messages go',
      { ...maskedOauth, authentication: { ...maskedOauth.authentication, tokenUrl: 'https://a.example/token' } },
      oauth,
      [password, clientSecret],
    ],
    ['a password of another login', basic, oauth, [password]],
    [
      'the same, read from the book',
      basic,
      { ...basic, authentication: { ...basic.authentication, password: { $sealed: 'x' } } },
      [],
    ],
  ])('%s', (_, edited, before, fields) => {
    const found = strayingSecrets(channel, edited, before);
    expect(found.map(({ field }) => field)).toEqual(fields);
    expect(found.every(({ code, message, field }) => code === 'key-needed' && message.includes(field!))).toBe(true);
  });

  it('says which address it is about', () => {
    expect(strayingSecrets(channel, { ...masked, testingUrl: 'https://evil.example' }, stored)[0]?.message).toBe(
      'testingUrl: the address or the login is another one. Enter authentication.token again, so that the stored secret is not sent to a stranger.',
    );
  });

  it('of an earlier version is kept when it is still the one of now', () => {
    expect(maskUnchanged(channel, stored, { ...stored, authentication: { type: 'bearer', token: 'other' } })).toEqual({
      ...masked,
      authentication: stored.authentication,
    });
  });
});
