/** Whom a passkey belongs to, as browsers see it: the host it is bound to, and the one place it is used from. */
export interface RelyingParty {
  readonly id: string;
  readonly origin: string;
}

/**
 * Passkeys are bound to a host's name. An address without one (an IP address) has none, and browsers give none to what comes over plain
 * http, but from the machine itself. `https://leads.example.com/x` → `leads.example.com` and `https://leads.example.com`; null where there can be none.
 */
export function relyingParty(publicUrl: string): RelyingParty | null {
  if (!URL.canParse(publicUrl)) return null;
  const { protocol, hostname, origin } = new URL(publicUrl);
  const near = hostname === 'localhost' || hostname.endsWith('.localhost');
  const named = hostname !== '' && !hostname.startsWith('[') && !/^[\d.]+$/.test(hostname);
  const secret = protocol === 'https:' || (protocol === 'http:' && near);
  return named && secret ? { id: hostname, origin } : null;
}
