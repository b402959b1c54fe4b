import type { Pool } from 'pg';
import type { Logger } from '#config/log';
import type { SecretBox } from '#db/secrets/secret-box';
import type { Envelope, Reply } from '#domain/channels/channel';
import type { CampaignContext } from '#db/queries/load-campaign-context';
import type { LeadTypeRouting } from '#db/queries/load-lead-type-routing';
import type { LoadedMethod } from '#db/queries/load-delivery-method';
import type { BuyerLanes } from './buyer-lanes';
import type { ConfigCache } from './config-cache';
import type { LeadsInHand } from './leads-in-hand';

export interface Transports {
  /** Sends one envelope; never throws for what the other side does, see `Reply`. Aborting cuts the connection. */
  send(envelope: Envelope, signal?: AbortSignal): Promise<Reply>;
  close(): void;
}

/** What every activity is handed: connections, caches and the clock; tests hand in their own clock. */
export interface ActivityDeps {
  readonly pool: Pool;
  readonly secrets: SecretBox;
  readonly transports: Transports;
  readonly campaigns: ConfigCache<CampaignContext>;
  readonly routings: ConfigCache<LeadTypeRouting>;
  readonly methods: ConfigCache<LoadedMethod>;
  readonly inHand: LeadsInHand;
  readonly lanes: BuyerLanes;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly log: Logger;
}
