import ipaddr from 'ipaddr.js';

/** May this address be asked without encryption? Only on this machine, and at an address in a block the operator opened on purpose. */
export function isPlainAllowed(url: string, outboundAllow: readonly string[]): boolean {
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'http:') return true;
  if (hostname === 'localhost') return true;
  const text = hostname.replace(/^\[|\]$/g, '');
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.process(text);
  return address.range() === 'loopback' || outboundAllow.some((block) => isWithin(address, block));
}

function isWithin(address: ipaddr.IPv4 | ipaddr.IPv6, block: string): boolean {
  const [network, bits] = block.includes('/') ? ipaddr.parseCIDR(block) : [ipaddr.parse(block), undefined];
  return network.kind() === address.kind() && address.match(network, bits ?? (network.kind() === 'ipv4' ? 32 : 128));
}
