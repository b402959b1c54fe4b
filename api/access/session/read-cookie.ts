import type { IncomingHttpHeaders } from 'node:http';

const TOKEN = /^[\w-]{43}$/;

/** The token of 32 random bytes that a request's cookie of this name holds; undefined when there is none. */
export function readCookie(headers: IncomingHttpHeaders, name: string): string | undefined {
  const parts = (headers.cookie ?? '').split(';').map((part) => part.trim());
  const value = parts.find((part) => part.startsWith(`${name}=`))?.slice(name.length + 1);
  return value !== undefined && TOKEN.test(value) ? value : undefined;
}
