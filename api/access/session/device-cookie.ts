import type { IncomingHttpHeaders } from 'node:http';
import { readCookie } from './read-cookie';

/** As long as an unused one is remembered. */
const SECONDS = 180 * 24 * 3600;
const nameOf = (secure: boolean): string => (secure ? '__Host-leadrail-device' : 'leadrail-device');

/** The mark of a browser that somebody signed in with before. It opens nothing; it only spares its owner the guesses of others. */
export function readDevice(secure: boolean, headers: IncomingHttpHeaders): string | undefined {
  return readCookie(headers, nameOf(secure));
}

export function deviceCookie(secure: boolean, token: string): string {
  return `${nameOf(secure)}=${token}; Path=/; Max-Age=${SECONDS}; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`;
}
