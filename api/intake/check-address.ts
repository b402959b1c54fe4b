import ipaddr from 'ipaddr.js';
import type { AccessRule } from '#domain/lead/campaign.schema';

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** May this address send for the source? Any matching deny refuses; when there are allows, one of them must match. An unreadable rule never matches. */
export function isAddressAllowed(rules: readonly AccessRule[], address: string): boolean {
  if (rules.length === 0) return true;
  if (!ipaddr.isValid(address)) return false;
  const caller = ipaddr.process(address);
  const hits = rules.filter((rule) => matches(rule.cidr, caller));
  if (hits.some((rule) => rule.action === 'deny')) return false;
  return rules.every((rule) => rule.action === 'deny') || hits.length > 0;
}

/** True for an address or an address block: `203.0.113.7`, `2001:db8::/32`. */
export function isAddressBlock(text: string): boolean {
  return readBlock(text) !== null;
}

function matches(cidr: string, caller: Address): boolean {
  const block = readBlock(cidr);
  if (!block) return false;
  const [network, bits] = block;
  return network.kind() === caller.kind() && caller.match(network, bits);
}

function readBlock(text: string): [Address, number] | null {
  if (text.includes('/')) return ipaddr.isValidCIDR(text) ? ipaddr.parseCIDR(text) : null;
  if (!ipaddr.isValid(text) || (ipaddr.IPv4.isValid(text) && !ipaddr.IPv4.isValidFourPartDecimal(text))) return null;
  const address = ipaddr.process(text);
  return [address, address.kind() === 'ipv4' ? 32 : 128];
}
