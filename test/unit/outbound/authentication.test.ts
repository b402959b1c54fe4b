import { createHttpTransport, type HttpTransport } from '#outbound/create-http-transport';
import type { Authentication, Reply } from '#domain/channels/channel';
import { startDigestServer, type DigestServerOptions } from '#test/kit/servers/digest-server';
import { httpEnvelope } from '#test/kit/servers/http-envelope';
import { startHttpServer, type Answer, type HttpServer } from '#test/kit/servers/http-server';
import { closedPort } from '#test/kit/servers/tcp-server';

let transport: HttpTransport;
let now: number;
const servers: HttpServer[] = [];

beforeEach(() => {
  now = 1_000_000;
  transport = createHttpTransport({ allow: ['127.0.0.0/8'], maxResponseBytes: 10_000, now: () => now });
});
afterEach(async () => {
  transport.close();
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function serve(answer: Answer): Promise<HttpServer> {
  const server = await startHttpServer(answer);
  servers.push(server);
  return server;
}
const send = (url: string, authentication: Authentication): Promise<Reply> =>
  transport.send(httpEnvelope(url, { authentication }));
const statusOf = (reply: Reply): number | string => (reply.kind === 'answered' ? reply.status : reply.code);

describe('none, basic, bearer', () => {
  it.each<[Authentication, string | undefined]>([
    [{ type: 'none' }, undefined],
    [{ type: 'basic', username: 'Zoë', password: 'p:w"d' }, `Basic ${Buffer.from('Zoë:p:w"d').toString('base64')}`],
    [{ type: 'bearer', prefix: 'Bearer', token: 'abc' }, 'Bearer abc'],
    [{ type: 'bearer', prefix: 'Token token=', token: 'abc' }, 'Token token= abc'],
    [{ type: 'bearer', prefix: '', token: 'abc' }, 'abc'],
  ])('%j sends %s', async (authentication, header) => {
    const server = await serve((_request, response) => response.end());
    expect(statusOf(await send(server.url, authentication))).toBe(200);
    expect(server.received[0]?.headers.authorization).toBe(header);
  });
});

describe('digest', () => {
  const user = { realm: 'buyers, "east" and west', username: 'Mufasa', password: 'Circle "of" Life' };
  const proof: Authentication = { type: 'digest', username: user.username, password: user.password };

  async function serveDigest(options: Partial<DigestServerOptions>): ReturnType<typeof startDigestServer> {
    const server = await startDigestServer({ ...user, ...options });
    servers.push(server);
    return server;
  }

  it.each<[string, Partial<DigestServerOptions>]>([
    ['MD5', { algorithm: 'MD5', qop: 'auth' }],
    ['no algorithm named', { qop: 'auth' }],
    ['no qop', { algorithm: 'MD5' }],
    ['neither', {}],
    ['SHA-256', { algorithm: 'SHA-256', qop: 'auth' }],
    ['SHA-256 without qop', { algorithm: 'SHA-256' }],
    ['MD5-sess', { algorithm: 'MD5-sess', qop: 'auth' }],
    ['SHA-256-sess', { algorithm: 'SHA-256-sess', qop: 'auth' }],
    ['several qops', { algorithm: 'SHA-256', qop: 'auth-int, auth' }],
    ['opaque', { qop: 'auth', opaque: 'o"p, aque'.replace('"', '') }],
    ['a hashed user name', { algorithm: 'SHA-256', qop: 'auth', userhash: true }],
    ['another scheme before it', { qop: 'auth', before: 'Basic realm="a, b", Negotiate' }],
  ])('answers %s', async (_name, options) => {
    const server = await serveDigest(options.qop === 'auth-int, auth' ? { ...options } : options);
    const reply = await send(`${server.url}/post?zip=02134&a=%20b`, proof);
    expect(reply).toMatchObject({ kind: 'answered', status: 200, body: 'welcome' });
    expect(server.received.map((request) => request.body)).toEqual(['{"name":"Ann"}', '{"name":"Ann"}']);
  });

  it('keeps the nonce and counts its uses: one challenge for many requests', async () => {
    const server = await serveDigest({ algorithm: 'SHA-256', qop: 'auth' });
    for (let index = 0; index < 5; index += 1) expect(statusOf(await send(server.url, proof))).toBe(200);
    expect(server.challenges()).toBe(1);
    expect(server.received).toHaveLength(6);
  });

  it('answers again when the nonce is stale', async () => {
    const server = await serveDigest({ qop: 'auth', uses: 2 });
    for (let index = 0; index < 5; index += 1) expect(statusOf(await send(server.url, proof))).toBe(200);
    expect(server.challenges()).toBe(3);
  });

  it('hands back a 401 after answering once: wrong password', async () => {
    const server = await serveDigest({ qop: 'auth' });
    const reply = await send(server.url, { type: 'digest', username: 'Mufasa', password: 'wrong' });
    expect(statusOf(reply)).toBe(401);
    expect(server.received).toHaveLength(2);
  });

  it.each([
    'Digest realm="r", nonce="n", qop="auth-int"',
    'Digest realm="r", nonce="n", algorithm=SHA-1024',
    'Basic realm="r"',
    'Digest nonce="n"',
    'x'.repeat(9000),
    ',,,"',
  ])('hands back a 401 whose challenge cannot be answered: %.40s', async (challenge) => {
    const server = await serve((_request, response) =>
      response.writeHead(401, { 'www-authenticate': challenge }).end(),
    );
    expect(statusOf(await send(server.url, proof))).toBe(401);
    expect(server.received).toHaveLength(1);
  });

  it('picks the strongest of several challenges', async () => {
    const server = await serve((request, response) => {
      if (request.headers.authorization) return response.end();
      response
        .writeHead(401, {
          'www-authenticate': [
            'Digest realm="r", nonce="n", algorithm=MD5, qop="auth"',
            'Digest realm="r", nonce="n", algorithm=SHA-256, qop="auth"',
          ],
        })
        .end();
    });
    await send(server.url, proof);
    expect(server.received[1]?.headers.authorization).toContain('algorithm=SHA-256');
  });
});

describe('OAuth 2.0', () => {
  const tokenServer = async (answer?: Answer): Promise<HttpServer> => {
    let count = 0;
    return serve(
      answer ??
        ((_request, response) => {
          count += 1;
          response
            .writeHead(200, { 'content-type': 'application/json' })
            .end(JSON.stringify({ access_token: `token-${count}`, token_type: 'Bearer', expires_in: 3600 }));
        }),
    );
  };
  const proof = (tokenUrl: string, more: object = {}): Authentication =>
    ({
      type: 'oauth2',
      grant: 'client-credentials',
      tokenUrl,
      clientId: 'client',
      clientSecret: 's&cret',
      ...more,
    }) as Authentication;

  it('fetches a token with client credentials and keeps it', async () => {
    const tokens = await tokenServer();
    const server = await serve((_request, response) => response.end());
    for (let index = 0; index < 3; index += 1) await send(server.url, proof(tokens.url, { scope: 'leads write' }));
    expect(tokens.received.map((request) => request.body)).toEqual([
      'grant_type=client_credentials&client_id=client&client_secret=s%26cret&scope=leads+write',
    ]);
    expect(server.received.map((request) => request.headers.authorization)).toEqual([
      'Bearer token-1',
      'Bearer token-1',
      'Bearer token-1',
    ]);
  });

  it('fetches a token by password', async () => {
    const tokens = await tokenServer();
    const server = await serve((_request, response) => response.end());
    await send(server.url, proof(tokens.url, { grant: 'password', username: 'u', password: 'p' }));
    expect(tokens.received[0]?.body).toBe(
      'grant_type=password&client_id=client&client_secret=s%26cret&username=u&password=p',
    );
  });

  it('fetches one token for requests at the same time, and another one per credentials and scope', async () => {
    const tokens = await tokenServer();
    const server = await serve((_request, response) => response.end());
    await Promise.all([1, 2, 3, 4].map(() => send(server.url, proof(tokens.url))));
    expect(tokens.received).toHaveLength(1);
    await send(server.url, proof(tokens.url, { scope: 'x' }));
    await send(server.url, proof(tokens.url, { clientSecret: 'other' }));
    expect(tokens.received).toHaveLength(3);
  });

  it('fetches a new token when the old one has ended', async () => {
    const tokens = await tokenServer();
    const server = await serve((_request, response) => response.end());
    await send(server.url, proof(tokens.url));
    now += 3_600_000;
    await send(server.url, proof(tokens.url));
    expect(server.received[1]?.headers.authorization).toBe('Bearer token-2');
  });

  it('fetches a new token once on 401, and hands a second 401 back', async () => {
    const tokens = await tokenServer();
    const server = await serve((request, response) => {
      response.writeHead(request.headers.authorization === 'Bearer token-2' ? 200 : 401).end();
    });
    expect(statusOf(await send(server.url, proof(tokens.url)))).toBe(200);
    const stubborn = await serve((_request, response) => response.writeHead(401).end());
    expect(statusOf(await send(stubborn.url, proof(tokens.url)))).toBe(401);
    expect(stubborn.received).toHaveLength(2);
  });

  it.each<[string, Answer, string, boolean]>([
    [
      'refused',
      (_request, response) => response.writeHead(400).end('{"error":"invalid_client"}'),
      'oauth-refused',
      false,
    ],
    ['overloaded', (_request, response) => response.writeHead(503).end(), 'oauth-refused', true],
    [
      'redirected',
      (_request, response) => response.writeHead(302, { location: 'http://127.0.0.1/' }).end(),
      'oauth-refused',
      false,
    ],
    ['no JSON', (_request, response) => response.end('<html>'), 'oauth-unreadable', false],
    ['no token', (_request, response) => response.end('{}'), 'oauth-unreadable', false],
    [
      'a token with a line break',
      (_request, response) => response.end('{"access_token":"a\\r\\nb"}'),
      'oauth-unreadable',
      false,
    ],
    ['broken', (_request, response) => response.destroy(), 'oauth-unreachable', true],
  ])('a token server that is %s means the lead was surely not sent', async (_name, answer, code, retryable) => {
    const tokens = await tokenServer(answer);
    const server = await serve((_request, response) => response.end());
    const reply = await send(server.url, proof(tokens.url));
    expect(reply).toEqual({ kind: 'not-sent', code, retryable });
    expect(JSON.stringify(reply)).not.toContain('cret');
    expect(server.received).toHaveLength(0);
  });

  it('a token server that is away, or hangs, means the lead was surely not sent', async () => {
    const server = await serve((_request, response) => response.end());
    expect(await send(server.url, proof(`http://127.0.0.1:${await closedPort()}`))).toEqual({
      kind: 'not-sent',
      code: 'oauth-unreachable',
      retryable: true,
    });
    const hanging = await serve(() => undefined);
    const reply = await transport.send(
      httpEnvelope(server.url, { authentication: proof(hanging.url), timeoutMs: 200 }),
    );
    expect(reply).toEqual({ kind: 'not-sent', code: 'oauth-unreachable', retryable: true });
    expect(server.received).toHaveLength(0);
  });

  it('forgets a failed token at once', async () => {
    let fail = true;
    const tokens = await tokenServer((_request, response) =>
      fail ? response.writeHead(500).end() : response.end('{"access_token":"t"}'),
    );
    const server = await serve((_request, response) => response.end());
    expect(statusOf(await send(server.url, proof(tokens.url)))).toBe('oauth-refused');
    fail = false;
    expect(statusOf(await send(server.url, proof(tokens.url)))).toBe(200);
  });
});
