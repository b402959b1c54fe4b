import type { PortalEnvelope } from '../channel';

/** Nothing is sent: the lead becomes visible in the buyer's portal. */
export async function renderPortal(): Promise<PortalEnvelope> {
  return { transport: 'portal' };
}
