import type { IncomingHttpHeaders } from 'node:http';

export interface SessionCookie {
  /** The token in a request's cookies; undefined when there is none. */
  read(headers: IncomingHttpHeaders): string | undefined;
  /** Headers of an answer that hands the token out, or takes it back. */
  give(token: string): { 'Set-Cookie': string };
  take(): { 'Set-Cookie': string };
  readonly secure: boolean;
}

const TOKEN = /^[\w-]{43}$/;

/** With `secure` the cookie bears the `__Host-` prefix: https (or loopback) only, this host only, the whole path. */
export function createSessionCookie(secure: boolean): SessionCookie {
  const name = secure ? '__Host-leadrail' : 'leadrail';
  const attributes = `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
  return {
    secure,
    read: (headers) => {
      const parts = (headers.cookie ?? '').split(';').map((part) => part.trim());
      const value = parts.find((part) => part.startsWith(`${name}=`))?.slice(name.length + 1);
      return value !== undefined && TOKEN.test(value) ? value : undefined;
    },
    give: (token) => ({ 'Set-Cookie': `${name}=${token}; ${attributes}` }),
    take: () => ({ 'Set-Cookie': `${name}=; Max-Age=0; ${attributes}` }),
  };
}
