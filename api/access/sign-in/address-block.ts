import ipaddr from 'ipaddr.js';

/** How much of an IPv6 address is its network's: whoever has one address has the 2^64 beside it. */
const NETWORK_BITS = 64;

/** What tries are counted under: an IPv4 address as it is, however it is written, and of an IPv6 address its /64. */
export function addressBlock(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return parsed.toString();
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toString()}/${NETWORK_BITS}`).toString()}/${NETWORK_BITS}`;
}
