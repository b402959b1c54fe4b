import { createHash, randomBytes } from 'node:crypto';
import { startHttpServer, type HttpServer, type ReceivedRequest } from './http-server';

export interface DigestServerOptions {
  readonly realm: string;
  readonly username: string;
  readonly password: string;
  /** As announced; undefined announces none (MD5). */
  readonly algorithm?: string;
  /** As announced; undefined announces none (the form before RFC 2617). */
  readonly qop?: string;
  readonly opaque?: string;
  readonly userhash?: boolean;
  /** A nonce may be used so often before it is stale. */
  readonly uses?: number;
  /** More challenges in the same header. */
  readonly before?: string;
}

const digest = (name: string, text: string): string => createHash(name).update(text).digest('hex');

/** Splits `a="x, y", b=z` at commas outside quotes; written apart from the client on purpose. */
function readFields(header: string): Record<string, string> {
  const fields: Record<string, string> = {};
  let rest = header.slice('Digest '.length);
  while (rest.trim() !== '') {
    const [, name = '', after = ''] = /^[\s,]*([\w*-]+)=([\s\S]*)$/.exec(rest) ?? [];
    if (after.startsWith('"')) {
      let end = 1;
      while (end < after.length && after[end] !== '"') end += after[end] === '\\' ? 2 : 1;
      fields[name] = after.slice(1, end).replaceAll('\\"', '"').replaceAll('\\\\', '\\');
      rest = after.slice(end + 1);
    } else {
      fields[name] = (after.split(',')[0] ?? '').trim();
      rest = after.slice((after.split(',')[0] ?? '').length);
    }
    if (name === '') break;
  }
  return fields;
}

type Fields = Readonly<Record<string, string>>;
const hashName = (options: DigestServerOptions): string =>
  options.algorithm?.toLowerCase().startsWith('sha-256') ? 'sha256' : 'md5';

function expectedResponse(options: DigestServerOptions, request: ReceivedRequest, fields: Fields): string {
  const name = hashName(options);
  const secret = digest(name, `${options.username}:${options.realm}:${options.password}`);
  const session = options.algorithm?.endsWith('-sess') === true;
  const ha1 = session ? digest(name, `${secret}:${fields['nonce']}:${fields['cnonce']}`) : secret;
  const ha2 = digest(name, `${request.method}:${request.url}`);
  const counted = `${fields['nonce']}:${fields['nc']}:${fields['cnonce']}:${fields['qop']}`;
  return digest(name, `${ha1}:${options.qop === undefined ? fields['nonce'] : counted}:${ha2}`);
}

function echoesChallenge(options: DigestServerOptions, request: ReceivedRequest, fields: Fields): boolean {
  const name = options.userhash ? digest(hashName(options), `${options.username}:${options.realm}`) : options.username;
  const opaque = options.opaque === undefined || fields['opaque'] === options.opaque;
  return fields['username'] === name && fields['realm'] === options.realm && fields['uri'] === request.url && opaque;
}

function writeChallenge(options: DigestServerOptions, nonce: string): string {
  const own = [
    `Digest realm="${options.realm.replaceAll('"', '\\"')}"`,
    `nonce="${nonce}"`,
    options.qop === undefined ? '' : `qop="${options.qop}"`,
    options.algorithm === undefined ? '' : `algorithm=${options.algorithm}`,
    options.opaque === undefined ? '' : `opaque="${options.opaque}"`,
    options.userhash ? 'userhash=true' : '',
  ];
  return [options.before ?? '', ...own].filter((part) => part !== '').join(', ');
}

/** A server that verifies digest authentication by RFC 7616 and counts nonce uses. */
export async function startDigestServer(
  options: DigestServerOptions,
): Promise<HttpServer & { readonly challenges: () => number }> {
  const nonces = new Map<string, number>();
  let challenges = 0;
  const isRight = (request: ReceivedRequest): boolean => {
    const header = request.headers.authorization ?? '';
    if (!header.startsWith('Digest ')) return false;
    const fields = readFields(header);
    const used = nonces.get(fields['nonce'] ?? '');
    if (used === undefined || used >= (options.uses ?? 1000) || !echoesChallenge(options, request, fields))
      return false;
    if (options.qop !== undefined && Number.parseInt(fields['nc'] ?? '', 16) !== used + 1) return false;
    nonces.set(fields['nonce'] ?? '', used + 1);
    return fields['response'] === expectedResponse(options, request, fields);
  };
  const server = await startHttpServer((request, response) => {
    if (isRight(request)) return response.end('welcome');
    challenges += 1;
    const nonce = randomBytes(8).toString('hex');
    nonces.set(nonce, 0);
    response.writeHead(401, { 'www-authenticate': writeChallenge(options, nonce) }).end('who?');
  });
  return { ...server, challenges: () => challenges };
}
