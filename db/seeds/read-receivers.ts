import type { EntityManager } from '@mikro-orm/postgresql';
import { Campaign } from '../entities/campaign.entity';
import { LeadType } from '../entities/lead-type.entity';
import { Source } from '../entities/source.entity';
import type { MarketPlan } from './market-plan';
import { seededCredential } from './write-credential';
import type { MarketContext } from './market-context';

/** Where one campaign's leads are sent, and with which proof. */
export interface Receiver {
  readonly key: string;
  readonly campaign: string;
  readonly source: string;
  readonly leadType: string;
  readonly lid: number;
  readonly vid: number;
  readonly aid: number;
  readonly clientId?: string;
  readonly clientSecret?: string;
  readonly password?: string;
}

/** The campaigns of a written market in the order of its plan. */
export async function readReceivers(em: EntityManager, context: MarketContext, plan: MarketPlan): Promise<Receiver[]> {
  const { id } = context;
  const [leadTypes, sources, campaigns] = await Promise.all([
    em.fork().find(
      LeadType,
      plan.leadTypes.map(({ key }) => id(key)),
    ),
    em.fork().find(
      Source,
      plan.sources.map(({ key }) => id(key)),
    ),
    em.fork().find(
      Campaign,
      plan.campaigns.map(({ key }) => id(key)),
    ),
  ]);
  return plan.campaigns.flatMap((planned) => {
    const campaign = campaigns.find((row) => row.id === id(planned.key));
    const source = sources.find((row) => row.id === id(planned.source));
    const leadType = leadTypes.find((row) => row.id === id(planned.leadType));
    if (!campaign || !source || !leadType) return [];
    const authenticated = planned.settings?.requireAuthentication === true;
    return [
      {
        key: planned.key,
        campaign: campaign.name,
        source: source.name,
        leadType: planned.leadType,
        lid: leadType.lid,
        vid: source.vid,
        aid: campaign.aid,
        ...(authenticated && seededCredential(context, planned.source)),
        ...(planned.password !== undefined && { password: planned.password }),
      },
    ];
  });
}
