import ipaddr from 'ipaddr.js';
import type { AccessRule } from '#domain/lead/campaign.schema';

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** May this address send for the source? Any matching deny refuses; when there are allows, one of them must match. An unreadable rule never matches. */
export function isAddressAllowed(rules: readonly AccessRule[], address: string): boolean {
  return rules.length === 0 || judgeAddress(rules, address).allowed;
}

export interface AddressVerdict {
  readonly valid: boolean;
  readonly allowed: boolean;
  /** The rule that decided; null = none did. */
  readonly by: AccessRule | null;
}

/** The same with the rule that decided. */
export function judgeAddress(rules: readonly AccessRule[], address: string): AddressVerdict {
  if (!ipaddr.isValid(address)) return { valid: false, allowed: false, by: null };
  const caller = ipaddr.process(address);
  const hits = rules.filter((rule) => matches(rule.cidr, caller));
  const denied = hits.find((rule) => rule.action === 'deny');
  if (denied) return { valid: true, allowed: false, by: denied };
  return {
    valid: true,
    allowed: rules.every((rule) => rule.action === 'deny') || hits.length > 0,
    by: hits[0] ?? null,
  };
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
