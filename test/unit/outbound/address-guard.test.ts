import net, { type LookupFunction } from 'node:net';
import { createAddressGuard } from '#outbound/address-guard';
import { createHttpTransport, type HttpTransport } from '#outbound/create-http-transport';
import { httpEnvelope } from '#test/kit/servers/http-envelope';
import { startHttpServer, type HttpServer } from '#test/kit/servers/http-server';

/** Spellings of inward addresses. A tripwire stands in for every connection: not a packet leaves, even were the guard broken. */
const LITERALS = [
  '127.0.0.1',
  '127.0.0.2',
  '127.1',
  '127.0.1',
  '2130706433',
  '017700000001',
  '0177.0.0.1',
  '0x7f000001',
  '0x7f.1',
  '0x7F.0x0.0x0.0x1',
  '127.000.000.001',
  '%31%32%37.0.0.1',
  '１２７.0.0.1',
  '①②⑦.0.0.1',
  '127。0。0。1',
  '0.0.0.0',
  '0',
  '0x0',
  '255.255.255.255',
  '10.0.0.1',
  '10.255.255.255',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.0.1',
  '192.0.0.1',
  '192.0.2.1',
  '198.18.0.1',
  '198.51.100.7',
  '203.0.113.9',
  '100.64.0.1',
  '100.127.255.255',
  '169.254.169.254',
  '2852039166',
  '0xa9fea9fe',
  '224.0.0.1',
  '240.0.0.1',
  '[::]',
  '[::1]',
  '[0:0:0:0:0:0:0:1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[::ffff:169.254.169.254]',
  '[::ffff:0:127.0.0.1]',
  '[::127.0.0.1]',
  '[64:ff9b::127.0.0.1]',
  '[64:ff9b::a9fe:a9fe]',
  '[64:ff9b:1::7f00:1]',
  '[2002:7f00:1::]',
  '[2002:a9fe:a9fe::1]',
  '[2001::1]',
  '[fc00::1]',
  '[fd00:ec2::254]',
  '[fe80::1]',
  '[fec0::1]',
  '[ff02::1]',
  '[100::1]',
  '[2001:db8::1]',
];
const USERINFO = [
  'http://user@127.0.0.1/',
  'http://user:password@127.0.0.1/',
  'http://example.com@127.0.0.1/',
  'http://:@127.0.0.1/',
];

describe('inward addresses', () => {
  let transport: HttpTransport;
  let connect: jest.SpyInstance;
  beforeEach(() => {
    transport = createHttpTransport({ allow: [], maxResponseBytes: 1000 });
    connect = jest.spyOn(net.Socket.prototype, 'connect').mockImplementation(() => {
      throw new Error('A connection was tried.');
    });
  });
  afterEach(() => {
    connect.mockRestore();
    transport.close();
  });

  it.each(LITERALS)('http://%s/ is blocked before connecting', async (host) => {
    for (const scheme of ['http', 'https']) {
      const reply = await transport.send(httpEnvelope(`${scheme}://${host}/`));
      expect(reply).toEqual({
        kind: 'not-sent',
        code: expect.stringMatching(/^(blocked-address|invalid-request)$/),
        retryable: false,
      });
    }
    expect(connect).not.toHaveBeenCalled();
  });

  it.each(USERINFO)('%s is refused for its user name', async (url) => {
    const reply = await transport.send(httpEnvelope(url));
    expect(reply).toMatchObject({ kind: 'not-sent', retryable: false });
    expect(connect).not.toHaveBeenCalled();
  });

  it('blocks an OAuth token address just the same', async () => {
    const authentication = {
      type: 'oauth2' as const,
      grant: 'client-credentials' as const,
      tokenUrl: 'http://169.254.169.254/token',
      clientId: 'c',
      clientSecret: 's',
    };
    expect(await transport.send(httpEnvelope('http://[::1]/', { authentication }))).toEqual({
      kind: 'not-sent',
      code: 'blocked-address',
      retryable: false,
    });
    expect(connect).not.toHaveBeenCalled();
  });
});

describe('names', () => {
  let server: HttpServer;
  beforeAll(async () => {
    server = await startHttpServer((_request, response) => response.end('inside'));
  });
  afterAll(() => server.close());

  const resolving = (...answers: string[][]): LookupFunction => {
    let call = 0;
    return (_name, options, callback) => {
      const addresses = (answers[Math.min(call, answers.length - 1)] ?? []).map((address) => ({
        address,
        family: net.isIP(address),
      }));
      call += 1;
      if (options.all) callback(null, addresses as never);
      else callback(null, addresses[0]?.address ?? '', addresses[0]?.family ?? 4);
    };
  };
  const sendTo = async (lookup: LookupFunction, allow: readonly string[], times = 1): Promise<string[]> => {
    const results: string[] = [];
    for (let index = 0; index < times; index += 1) {
      const transport = createHttpTransport({ allow, maxResponseBytes: 1000, lookup });
      const reply = await transport.send(httpEnvelope(`http://buyer.example:${server.port}/`));
      results.push(reply.kind === 'answered' ? reply.body : reply.code);
      transport.close();
    }
    return results;
  };

  it('that resolve inward are blocked', async () => {
    expect(await sendTo(resolving(['127.0.0.1']), [])).toEqual(['blocked-address']);
    expect(await sendTo(resolving(['::ffff:127.0.0.1']), ['127.0.0.0/8'])).toEqual(['blocked-address']);
    expect(await sendTo(resolving([]), [])).toEqual([expect.stringMatching(/^(blocked-address|connection-failed)$/)]);
  });

  it('are blocked as a whole when one of their addresses is', async () => {
    expect(await sendTo(resolving(['127.0.0.1', '127.0.0.2']), ['127.0.0.1/32'])).toEqual(['blocked-address']);
  });

  it('connect to the checked address', async () => {
    expect(await sendTo(resolving(['127.0.0.1']), ['127.0.0.0/8'])).toEqual(['inside']);
  });

  it('are checked again on every connection, so that rebinding does not help', async () => {
    expect(await sendTo(resolving(['127.0.0.1'], ['127.0.0.2']), ['127.0.0.1'], 2)).toEqual([
      'inside',
      'blocked-address',
    ]);
  });

  it('localhost is blocked with the system resolver', async () => {
    const before = server.received.length;
    const transport = createHttpTransport({ allow: [], maxResponseBytes: 1000 });
    for (const name of ['localhost', 'LOCALHOST']) {
      expect(await transport.send(httpEnvelope(`http://${name}:${server.port}/`))).toMatchObject({
        code: 'blocked-address',
      });
    }
    transport.close();
    expect(server.received).toHaveLength(before);
  });
});

describe('the allow list', () => {
  it.each([
    ['10.0.0.0/8', '10.1.2.3', true],
    ['10.0.0.0/8', '11.1.2.3', true],
    ['10.0.0.0/8', '192.168.1.1', false],
    ['10.0.0.0/8', '::ffff:10.0.0.1', false],
    ['::1', '::1', true],
    ['::1/128', '::2', false],
    ['fd00::/8', 'fd12::1', true],
    ['127.0.0.1', '127.0.0.1', true],
    ['127.0.0.1', '127.0.0.2', false],
  ])('%s and %s: %p', (range, address, allowed) => {
    expect(createAddressGuard([range])(address)).toBe(allowed);
  });

  it('refuses what is no address, and ranges it cannot read', () => {
    expect(createAddressGuard([])('example.com')).toBe(false);
    expect(createAddressGuard([])('8.8.8.8')).toBe(true);
    expect(createAddressGuard([])('2606:4700::1111')).toBe(true);
    expect(() => createAddressGuard(['10.0.0.0/40'])).toThrow();
    expect(() => createAddressGuard(['everything'])).toThrow();
  });
});
