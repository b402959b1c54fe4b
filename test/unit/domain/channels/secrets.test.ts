import { channelOf } from '#domain/channels/registry';
import { describeReply, describeRequest } from '#domain/channels/describe-attempt';
import { keepSecrets, mapSecrets, maskSecrets, secretTexts } from '#domain/channels/secrets';
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
