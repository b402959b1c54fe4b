import type { IncomingHttpHeaders } from 'node:http';
import { readCookie } from '#api/access/session/read-cookie';

const SECONDS = 600;
const nameOf = (secure: boolean): string => (secure ? '__Host-leadrail-sso' : 'leadrail-sso');
/** Lax, as the provider sends the browser back from another site. */
const attributesOf = (secure: boolean): string => `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;

/** Ties a sign-in at the provider to the browser that began it. */
export function readAttemptCookie(secure: boolean, headers: IncomingHttpHeaders): string | undefined {
  return readCookie(headers, nameOf(secure));
}

export function giveAttemptCookie(secure: boolean, token: string): string {
  return `${nameOf(secure)}=${token}; Max-Age=${SECONDS}; ${attributesOf(secure)}`;
}

export function takeAttemptCookie(secure: boolean): string {
  return `${nameOf(secure)}=; Max-Age=0; ${attributesOf(secure)}`;
}
