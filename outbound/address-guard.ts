import ipaddr from 'ipaddr.js';

type Range = readonly [ipaddr.IPv4 | ipaddr.IPv6, number];

/** Tells whether a connection to an IP address is allowed. */
export type AddressGuard = (address: string) => boolean;

const matches = (address: ipaddr.IPv4 | ipaddr.IPv6, [network, bits]: Range): boolean => {
  if (address.kind() !== network.kind()) return false;
  return address.kind() === 'ipv4'
    ? (address as ipaddr.IPv4).match(network as ipaddr.IPv4, bits)
    : (address as ipaddr.IPv6).match(network as ipaddr.IPv6, bits);
};

const parseRange = (text: string): Range => {
  if (text.includes('/')) return ipaddr.parseCIDR(text);
  const address = ipaddr.parse(text);
  return [address, address.kind() === 'ipv4' ? 32 : 128];
};

/** All IPv6 addresses handed out to the public so far. The deprecated `::127.0.0.1` notation lies outside. */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3');

function isPublic(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  return address.range() === 'unicast' && (address.kind() === 'ipv4' || matches(address, GLOBAL_IPV6));
}

/**
 * Only public unicast addresses, and the ranges allowed on purpose (`10.1.0.0/16`, `::1`). Private, loopback, link-local, shared
 * (100.64/10) and metadata addresses are refused, and so is every notation that hides an IPv4 address in an IPv6 one.
 * Throws on a range it cannot read: a typing error there must not open or close anything silently.
 */
export function createAddressGuard(allow: readonly string[]): AddressGuard {
  const allowed = allow.map(parseRange);
  return (text) => {
    if (!ipaddr.isValid(text)) return false;
    const address = ipaddr.parse(text);
    return allowed.some((range) => matches(address, range)) || isPublic(address);
  };
}
