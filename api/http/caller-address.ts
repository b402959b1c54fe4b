import type { Request } from 'express';
import ipaddr from 'ipaddr.js';

/** What a proxy adds to a request it passes on. */
const PASSED_ON = [
  'x-forwarded-for',
  'forwarded',
  'via',
  'x-real-ip',
  'x-forwarded-proto',
  'x-forwarded-host',
] as const;
type Trust = (address: string, hop: number) => boolean;

/** True for an address of this machine. */
export function isLoopback(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'loopback';
}

/**
 * The address a request comes from; '' where it cannot be known: a proxy on this machine passed it on which TRUST_PROXY does not name, so
 * that everybody in the world would look like this machine. No rule for addresses lets '' through, and nothing is nearer for it.
 */
export function callerAddress(request: Request): string {
  const address = request.ip ?? '';
  if (!isLoopback(address) || !PASSED_ON.some((name) => request.headers[name] !== undefined)) return address;
  const trust = request.app.get('trust proxy fn') as Trust;
  // A trusted proxy that says for whom it asks may well ask for this machine.
  return request.headers['x-forwarded-for'] !== undefined && trust(request.socket.remoteAddress ?? '', 0)
    ? address
    : '';
}
