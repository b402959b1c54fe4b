import type { PortalEnvelope } from '../channel';

/** Nothing is sent: the lead is booked as the buyer's, for its portal. */
export async function renderPortal(): Promise<PortalEnvelope> {
  return { transport: 'portal' };
}
