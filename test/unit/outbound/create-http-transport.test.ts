import { gzipSync } from 'node:zlib';
import { createHttpTransport, type HttpTransport } from '#outbound/create-http-transport';
import type { Reply } from '#domain/channels/channel';
import { httpEnvelope } from '#test/kit/servers/http-envelope';
import { startHttpServer, type Answer, type HttpServer } from '#test/kit/servers/http-server';
import { closedPort, startTcpServer, type TcpServer } from '#test/kit/servers/tcp-server';

const LIMIT = 1000;
const NOW = Date.parse('2026-03-02T12:00:00Z');
let transport: HttpTransport;
const servers: (HttpServer | TcpServer)[] = [];

async function serve(answer: Answer): Promise<HttpServer> {
  const server = await startHttpServer(answer);
  servers.push(server);
  return server;
}

async function serveTcp(...on: Parameters<typeof startTcpServer>): Promise<TcpServer> {
  const server = await startTcpServer(...on);
  servers.push(server);
  return server;
}

beforeEach(() => {
  transport = createHttpTransport({ allow: ['127.0.0.0/8'], maxResponseBytes: LIMIT, now: () => NOW });
});
afterEach(async () => {
  transport.close();
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

const bodyOf = (reply: Reply): string => (reply.kind === 'answered' ? reply.body : reply.code);

describe('what is sent', () => {
  it('sends method, address, headers and body as rendered, and adds only what HTTP needs', async () => {
    const server = await serve((_request, response) => response.writeHead(201, { 'X-Id': '7' }).end('{"ok":true}'));
    const reply = await transport.send(httpEnvelope(`${server.url}/leads?a=1`, { body: '{"näme":"Zoë 🙂"}' }));
    expect(reply).toMatchObject({
      kind: 'answered',
      status: 201,
      body: '{"ok":true}',
      truncated: false,
      headers: { 'x-id': '7' },
    });
    expect(server.received).toHaveLength(1);
    const [request] = server.received;
    expect(request).toMatchObject({ method: 'POST', url: '/leads?a=1', body: '{"näme":"Zoë 🙂"}' });
    expect(Object.keys(request?.headers ?? {}).sort()).toEqual([
      'accept',
      'accept-encoding',
      'connection',
      'content-length',
      'content-type',
      'host',
      'user-agent',
      'webhook-id',
    ]);
  });

  it.each(['GET', 'POST', 'PUT', 'PATCH'] as const)('sends %s without a body', async (method) => {
    const server = await serve((_request, response) => response.end('ok'));
    const reply = await transport.send(httpEnvelope(server.url, { method, body: null, headers: {} }));
    expect(bodyOf(reply)).toBe('ok');
    expect(server.received[0]).toMatchObject({ method, body: '' });
    expect(server.received[0]?.headers['content-type']).toBeUndefined();
  });

  it('keeps connections open between requests', async () => {
    const ports = new Set<number | undefined>();
    const server = await serve((_request, response, raw) => {
      ports.add(raw.socket.remotePort);
      response.end('ok');
    });
    for (let index = 0; index < 5; index += 1) await transport.send(httpEnvelope(server.url));
    expect(ports.size).toBe(1);
  });

  it('ignores proxies of the environment', async () => {
    const proxy = await serve((_request, response) => response.end('proxied'));
    const server = await serve((_request, response) => response.end('direct'));
    const before = process.env['HTTP_PROXY'];
    process.env['HTTP_PROXY'] = proxy.url;
    try {
      expect(bodyOf(await transport.send(httpEnvelope(server.url)))).toBe('direct');
    } finally {
      if (before === undefined) delete process.env['HTTP_PROXY'];
      else process.env['HTTP_PROXY'] = before;
    }
    expect(proxy.received).toHaveLength(0);
  });
});

describe('answers within bounds', () => {
  it.each([301, 302, 303, 307, 308])('hands back %d and never follows it', async (status) => {
    const inner = await serve((_request, response) => response.end('secret'));
    const server = await serve((_request, response) =>
      response.writeHead(status, { location: `${inner.url}/metadata` }).end(),
    );
    expect(await transport.send(httpEnvelope(server.url))).toMatchObject({
      kind: 'answered',
      status,
      headers: { location: `${inner.url}/metadata` },
    });
    expect(inner.received).toHaveLength(0);
  });

  it('cuts a huge body and hangs up', async () => {
    let closed = false;
    const server = await serve((_request, response, raw) => {
      raw.socket.on('close', () => {
        closed = true;
      });
      const more = (): void => {
        while (!response.destroyed && response.write('x'.repeat(65_536)));
      };
      response.on('drain', more);
      more();
    });
    const reply = await transport.send(httpEnvelope(server.url));
    expect(reply).toMatchObject({ kind: 'answered', status: 200, truncated: true });
    expect(bodyOf(reply)).toHaveLength(LIMIT);
    for (let waits = 0; !closed && waits < 100; waits += 1) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(closed).toBe(true);
  });

  it('cuts a gzip bomb at the limit of unpacked bytes', async () => {
    const bomb = gzipSync(Buffer.alloc(100 * 1024 * 1024, 0x61));
    const server = await serve((_request, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
    );
    const before = process.memoryUsage().rss;
    const reply = await transport.send(httpEnvelope(server.url));
    expect(reply).toMatchObject({ kind: 'answered', truncated: true });
    expect(bodyOf(reply)).toHaveLength(LIMIT);
    expect(process.memoryUsage().rss - before).toBeLessThan(60 * 1024 * 1024);
  });

  it('unpacks an honest gzip answer and decodes its charset', async () => {
    const server = await serve((_request, response) =>
      response
        .writeHead(200, { 'content-encoding': 'gzip', 'content-type': 'text/plain; charset=iso-8859-1' })
        .end(gzipSync(Buffer.from([0x4f, 0xe9]))),
    );
    expect(bodyOf(await transport.send(httpEnvelope(server.url)))).toBe('Oé');
  });

  it('does not know the answer when its compression is damaged', async () => {
    const server = await serve((_request, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end('not gzip'),
    );
    expect(await transport.send(httpEnvelope(server.url))).toEqual({ kind: 'no-answer', code: 'unreadable-answer' });
  });

  it.each([
    ['Mon, 02 Mar 2026 12:02:00 GMT', '120'],
    ['Mon, 02 Mar 2026 11:00:00 GMT', '0'],
    ['45', '45'],
    ['soon', 'soon'],
  ])('turns Retry-After %s into %s', async (sent, read) => {
    const server = await serve((_request, response) => response.writeHead(503, { 'retry-after': sent }).end());
    expect(await transport.send(httpEnvelope(server.url))).toMatchObject({
      status: 503,
      headers: { 'retry-after': read },
    });
  });

  it('drops cookies', async () => {
    const server = await serve((_request, response) => response.writeHead(200, { 'set-cookie': 'a=b' }).end());
    const reply = await transport.send(httpEnvelope(server.url));
    expect(reply.kind === 'answered' && Object.keys(reply.headers)).not.toContain('set-cookie');
  });
});

describe('silence after sending is never "not sent"', () => {
  const within = async (limitMs: number, run: () => Promise<Reply>): Promise<Reply> => {
    const started = Date.now();
    const reply = await run();
    expect(Date.now() - started).toBeLessThan(limitMs);
    return reply;
  };

  it('hang after accept', async () => {
    const server = await serve(() => undefined);
    const reply = await within(1500, () => transport.send(httpEnvelope(server.url, { timeoutMs: 300 })));
    expect(reply).toEqual({ kind: 'no-answer', code: 'timed-out' });
    expect(server.received).toHaveLength(1);
  });

  it('slow drip of a body', async () => {
    const server = await serve((_request, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write('x'), 20);
      response.on('close', () => clearInterval(timer));
    });
    const reply = await within(1500, () => transport.send(httpEnvelope(server.url, { timeoutMs: 300 })));
    expect(reply).toEqual({ kind: 'no-answer', code: 'timed-out' });
  });

  it('slow drip of headers', async () => {
    const server = await serveTcp((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      const timer = setInterval(() => socket.write(`x-${Date.now()}: 1\r\n`), 20);
      socket.on('close', () => clearInterval(timer));
    });
    const reply = await within(1500, () => transport.send(httpEnvelope(server.url, { timeoutMs: 300 })));
    expect(reply).toEqual({ kind: 'no-answer', code: 'timed-out' });
  });

  it('header flood', async () => {
    const server = await serveTcp(
      () => undefined,
      (socket) => {
        socket.write('HTTP/1.1 200 OK\r\n');
        for (let index = 0; index < 5000; index += 1) socket.write(`x-flood-${index}: ${'y'.repeat(100)}\r\n`);
      },
    );
    expect(await transport.send(httpEnvelope(server.url))).toEqual({ kind: 'no-answer', code: 'unreadable-answer' });
  });

  it.each([
    ['reset after accept', (socket: { resetAndDestroy(): void }) => socket.resetAndDestroy()],
    ['close without an answer', (socket: { end(): void }) => socket.end()],
  ])('%s', async (_name, act) => {
    const server = await serveTcp(
      () => undefined,
      (socket) => act(socket),
    );
    expect(await transport.send(httpEnvelope(server.url))).toEqual({ kind: 'no-answer', code: 'connection-reset' });
  });

  it('reset in the middle of a body', async () => {
    const server = await serveTcp(
      () => undefined,
      (socket) => {
        socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf', () =>
          setTimeout(() => socket.resetAndDestroy(), 20),
        );
      },
    );
    expect(await transport.send(httpEnvelope(server.url))).toEqual({ kind: 'no-answer', code: 'connection-reset' });
  });

  it('an answer that is not HTTP', async () => {
    const server = await serveTcp(
      () => undefined,
      (socket) => socket.end('220 mail.example ESMTP\r\n'),
    );
    expect(await transport.send(httpEnvelope(server.url))).toEqual({ kind: 'no-answer', code: 'unreadable-answer' });
  });

  it('cancelled by the caller', async () => {
    const server = await serve(() => undefined);
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 100);
    expect(await transport.send(httpEnvelope(server.url), controller.signal)).toEqual({
      kind: 'no-answer',
      code: 'cancelled',
    });
  });
});

describe('surely not sent', () => {
  it('connection refused', async () => {
    const port = await closedPort();
    expect(await transport.send(httpEnvelope(`http://127.0.0.1:${port}`))).toEqual({
      kind: 'not-sent',
      code: 'connection-refused',
      retryable: true,
    });
  });

  it('no TLS on the other side', async () => {
    const server = await serveTcp(
      () => undefined,
      (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'),
    );
    const reply = await transport.send(httpEnvelope(`https://127.0.0.1:${server.port}`));
    expect(reply).toEqual({ kind: 'not-sent', code: 'tls-failed', retryable: true });
    expect(server.received()).not.toContain('Ann');
  });

  it('a TLS handshake that never ends', async () => {
    const server = await serveTcp(() => undefined);
    const reply = await transport.send(httpEnvelope(`https://127.0.0.1:${server.port}`, { timeoutMs: 300 }));
    expect(reply).toEqual({ kind: 'not-sent', code: 'not-sent-in-time', retryable: true });
    expect(server.received()).not.toContain('Ann');
  });

  it('an unknown host', async () => {
    const failing = createHttpTransport({
      allow: [],
      maxResponseBytes: LIMIT,
      lookup: (_name, _options, callback) => callback(Object.assign(new Error('x'), { code: 'ENOTFOUND' }), '', 4),
    });
    expect(await failing.send(httpEnvelope('http://nowhere.example'))).toEqual({
      kind: 'not-sent',
      code: 'unknown-host',
      retryable: true,
    });
    failing.close();
  });

  it('a name that never resolves in time', async () => {
    const slow = createHttpTransport({ allow: [], maxResponseBytes: LIMIT, lookup: () => undefined });
    const reply = await slow.send(httpEnvelope('http://slow.example', { timeoutMs: 200 }));
    expect(reply).toEqual({ kind: 'not-sent', code: 'not-sent-in-time', retryable: true });
    slow.close();
  });

  it('cancelled before it began', async () => {
    const server = await serve((_request, response) => response.end());
    const reply = await transport.send(httpEnvelope(server.url), AbortSignal.abort());
    expect(reply).toMatchObject({ kind: 'not-sent', retryable: true });
    expect(server.received).toHaveLength(0);
  });

  it.each([
    'nonsense',
    'http://',
    'javascript:alert(1)',
    'ftp://127.0.0.1/',
    'file:///etc/passwd',
    'http://user:pw@127.0.0.1/',
  ])('refuses to send to %j', async (url) => {
    expect(await transport.send(httpEnvelope(url))).toEqual({
      kind: 'not-sent',
      code: 'invalid-request',
      retryable: false,
    });
  });

  it('never lets a header value start another header', async () => {
    const server = await serve((_request, response) => response.end());
    await transport.send(httpEnvelope(server.url, { headers: { 'x-a': 'one\r\nx-evil: 1' } }));
    expect(server.received.filter((request) => request.headers['x-evil'] !== undefined)).toEqual([]);
  });
});
