import type { Pool } from 'pg';
import { loadLeadTypeRouting, type LeadTypeRouting } from '#db/queries/load-lead-type-routing';
import { type CampaignContext, loadCampaignContext } from '#db/queries/load-campaign-context';
import { DEMO_MARKET } from '#db/seeds/seed-demo-market';
import { seedId } from '#db/seeds/seed-keys';
import type { SecretBox } from '#db/secrets/secret-box';

/** One campaign of the demo market with all that decides about its leads. */
export interface PastCampaign {
  readonly key: string;
  readonly leadTypeKey: string;
  readonly context: CampaignContext;
  readonly routing: LeadTypeRouting;
  readonly sourceId: string;
  readonly leadTypeId: string;
  readonly price: number;
  readonly currency: string;
  /** Public numbers of lead type, source and campaign. */
  readonly numbers: { readonly LID: number; readonly VID: number; readonly AID: number };
}

export interface PastMarket {
  readonly campaigns: ReadonlyMap<string, PastCampaign>;
  readonly secrets: SecretBox;
  /** The installation's. */
  readonly zone: string;
  /** Who worked on leads: actors as histories name them. */
  readonly reviewers: readonly string[];
}

interface CampaignRow {
  source_id: string;
  lead_type_id: string;
  price_minor: number;
  currency: string;
  time_zone: string;
  lid: number;
  vid: number;
  aid: number;
}
const MARKET = 'demo';
const CAMPAIGN = `
  select campaign.source_id, campaign.lead_type_id, campaign.price_minor, installation.currency, installation.time_zone, lead_type.lid, source.vid, campaign.aid
    from campaign join source on source.id = campaign.source_id join lead_type on lead_type.id = campaign.lead_type_id cross join installation
   where campaign.id = $1`;

/** The demo market as it is configured, in the product's own terms. */
export async function loadPastMarket(pool: Pool, secrets: SecretBox): Promise<PastMarket> {
  const routings = new Map<string, LeadTypeRouting>();
  const campaigns = new Map<string, PastCampaign>();
  let zone = 'UTC';
  for (const { key, leadType } of DEMO_MARKET.campaigns) {
    const campaignId = seedId(MARKET, key);
    const { rows } = await pool.query<CampaignRow>(CAMPAIGN, [campaignId]);
    const row = rows[0]!;
    zone = row.time_zone;
    const routing = routings.get(row.lead_type_id) ?? (await loadLeadTypeRouting(pool, row.lead_type_id));
    routings.set(row.lead_type_id, routing);
    campaigns.set(key, {
      key,
      leadTypeKey: leadType,
      routing,
      context: await loadCampaignContext(pool, campaignId),
      sourceId: row.source_id,
      leadTypeId: row.lead_type_id,
      price: row.price_minor,
      currency: row.currency,
      numbers: { LID: row.lid, VID: row.vid, AID: row.aid },
    });
  }
  return { campaigns, secrets, zone, reviewers: DEMO_MARKET.people.map(({ key }) => `user:${seedId(MARKET, key)}`) };
}
