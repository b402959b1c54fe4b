import type { IncomingHttpHeaders } from 'node:http';
import { readCookie } from './read-cookie';

export interface SessionCookie {
  /** The token in a request's cookies; undefined when there is none. */
  read(headers: IncomingHttpHeaders): string | undefined;
  /** Headers of an answer that hands the token out, or takes it back. */
  give(token: string): { 'Set-Cookie': string };
  take(): { 'Set-Cookie': string };
  readonly secure: boolean;
}

/** With `secure` the cookie bears the `__Host-` prefix: https (or loopback) only, this host only, the whole path. */
export function createSessionCookie(secure: boolean): SessionCookie {
  const name = secure ? '__Host-leadrail' : 'leadrail';
  const attributes = `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
  return {
    secure,
    read: (headers) => readCookie(headers, name),
    give: (token) => ({ 'Set-Cookie': `${name}=${token}; ${attributes}` }),
    take: () => ({ 'Set-Cookie': `${name}=; Max-Age=0; ${attributes}` }),
  };
}
