import type { IncomingHttpHeaders } from 'node:http';

/** The token of an `Authorization: Bearer …` header; undefined when there is none. */
export function bearerToken(headers: IncomingHttpHeaders): string | undefined {
  return /^Bearer +([\w~+/.-]+=*)$/i.exec(headers.authorization ?? '')?.[1];
}
