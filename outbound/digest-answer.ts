import { createHash } from 'node:crypto';
import { parseChallenges } from './digest-challenge';

/** A digest challenge we can answer (RFC 7616). */
export interface DigestChallenge {
  readonly realm: string;
  readonly nonce: string;
  readonly opaque: string | undefined;
  /** As the server wrote it; undefined means MD5 and is not echoed. */
  readonly algorithm: string | undefined;
  readonly qop: 'auth' | undefined;
  readonly userhash: boolean;
}

export interface DigestRequest {
  readonly method: string;
  /** Path and query, as sent. */
  readonly uri: string;
  readonly username: string;
  readonly password: string;
  /** How often this nonce was used, from 1. */
  readonly count: number;
  readonly cnonce: string;
}

/** Strongest first. */
const HASHES: readonly (readonly [string, string])[] = [
  ['sha-256', 'sha256'],
  ['sha-512-256', 'sha512-256'],
  ['md5', 'md5'],
];
const baseOf = (algorithm: string | undefined): string => (algorithm ?? 'md5').toLowerCase().replace(/-sess$/, '');

function hashOf(algorithm: string | undefined): (text: string) => string {
  const name = HASHES.find(([known]) => known === baseOf(algorithm))?.[1] ?? 'md5';
  return (text) => createHash(name).update(text, 'utf8').digest('hex');
}

/** The strongest challenge of a 401 that we can answer: qop `auth` or the older form without qop. */
export function chooseChallenge(header: string): DigestChallenge | undefined {
  const usable = parseChallenges(header).flatMap(({ scheme, params }): DigestChallenge[] => {
    const realm = params.get('realm');
    const nonce = params.get('nonce');
    const algorithm = params.get('algorithm');
    const offered = params
      .get('qop')
      ?.split(',')
      .map((qop) => qop.trim().toLowerCase());
    if (scheme !== 'digest' || realm === undefined || nonce === undefined) return [];
    if (!HASHES.some(([known]) => known === baseOf(algorithm)) || (offered && !offered.includes('auth'))) return [];
    const userhash = params.get('userhash')?.toLowerCase() === 'true';
    return [{ realm, nonce, opaque: params.get('opaque'), algorithm, qop: offered ? 'auth' : undefined, userhash }];
  });
  const rank = (challenge: DigestChallenge): number =>
    HASHES.findIndex(([known]) => known === baseOf(challenge.algorithm));
  return usable.sort((left, right) => rank(left) - rank(right))[0];
}

const quote = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;

function responseOf(challenge: DigestChallenge, request: DigestRequest, count: string): string {
  const hash = hashOf(challenge.algorithm);
  const secret = hash(`${request.username}:${challenge.realm}:${request.password}`);
  const session = /-sess$/i.test(challenge.algorithm ?? '');
  const a1 = session ? hash(`${secret}:${challenge.nonce}:${request.cnonce}`) : secret;
  const a2 = hash(`${request.method}:${request.uri}`);
  const middle = challenge.qop ? `${challenge.nonce}:${count}:${request.cnonce}:${challenge.qop}` : challenge.nonce;
  return hash(`${a1}:${middle}:${a2}`);
}

/** The `Authorization` value that answers a challenge. */
export function answerChallenge(challenge: DigestChallenge, request: DigestRequest): string {
  const count = request.count.toString(16).padStart(8, '0');
  const username = challenge.userhash
    ? hashOf(challenge.algorithm)(`${request.username}:${challenge.realm}`)
    : request.username;
  const needsCnonce = challenge.qop !== undefined || /-sess$/i.test(challenge.algorithm ?? '');
  const parts = [
    `username=${quote(username)}`,
    `realm=${quote(challenge.realm)}`,
    `nonce=${quote(challenge.nonce)}`,
    `uri=${quote(request.uri)}`,
    `response="${responseOf(challenge, request, count)}"`,
    ...(challenge.algorithm === undefined ? [] : [`algorithm=${challenge.algorithm}`]),
    ...(challenge.opaque === undefined ? [] : [`opaque=${quote(challenge.opaque)}`]),
    ...(challenge.qop === undefined ? [] : [`qop=${challenge.qop}`, `nc=${count}`]),
    ...(needsCnonce ? [`cnonce=${quote(request.cnonce)}`] : []),
    ...(challenge.userhash ? ['userhash=true'] : []),
  ];
  return `Digest ${parts.join(', ')}`;
}
