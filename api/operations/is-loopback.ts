import ipaddr from 'ipaddr.js';

/** True for a caller on the same machine. Behind a trusted proxy the address is the proxy's client, so proxied callers are not. */
export function isLoopback(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'loopback';
}
