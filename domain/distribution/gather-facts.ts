import type { ComputeGroups } from '../criteria/compute-groups';
import { knownFields } from '../fields/known-fields';
import type { CampaignSettings, OrderingStrategyId } from '../lead/campaign.schema';
import type { LeadFields } from '../kernel/lead-fields';
import { buyersHaving } from './buyers-having';
import type { CompiledRouting } from './compile-routing';
import type { PlanFacts } from './plan-facts';
import type { AccountStanding } from './snapshot';

/** A lead as distribution sees it: what decides, and who has had it already. */
export interface PlannedLead {
  readonly leadId: string;
  readonly fields: LeadFields;
  readonly grade: string | undefined;
  readonly test: boolean;
  readonly maxDeliveries: number;
  readonly slotsTaken: number;
  /** The earlier lead it repeats. */
  readonly duplicateOf: string | null;
  readonly deliveries: readonly { readonly accountId: string; readonly buyerId: string; readonly state: string }[];
}

/** What lead type, campaign and installation say about the choice of buyers. */
export interface PlannedMarket {
  readonly routing: Pick<CompiledRouting, 'expressionGroups'>;
  readonly campaign: Pick<CampaignSettings, 'automation' | 'duplicates'>;
  /** The installation's strategy, for campaigns that have none of their own. */
  readonly automation: OrderingStrategyId;
  readonly priceOptimization: boolean;
}

export interface PlannedMoment {
  /** Epoch milliseconds. */
  readonly now: number;
  /** Buyers that have, had or may have the lead it repeats; read only where `keepsFromEarlierBuyers`. */
  readonly earlierBuyers: ReadonlySet<string>;
  /** Live numbers by account. */
  readonly standings: ReadonlyMap<string, AccountStanding>;
  /** Computes the accounts' expressions within their time, wherever that is done. */
  readonly compute: ComputeGroups;
}

/** A repeated lead of such a campaign goes to none of the buyers that had the earlier one. */
export const keepsFromEarlierBuyers = (
  { duplicateOf }: Pick<PlannedLead, 'duplicateOf'>,
  { duplicates }: PlannedMarket['campaign'],
): boolean => duplicateOf !== null && duplicates.route === 'new-buyers-only';

/**
 * Everything a plan depends on: the one hand that feeds plan, explanation, list of eligible accounts, ping and simulation, so that each
 * of them says what the others do.
 */
export async function gatherFacts(
  lead: PlannedLead,
  market: PlannedMarket,
  { now, earlierBuyers, standings, compute }: PlannedMoment,
): Promise<PlanFacts> {
  const { computed, overran } = await compute(market.routing.expressionGroups, knownFields(lead.fields), now);
  return {
    fields: lead.fields,
    grade: lead.grade,
    test: lead.test,
    now,
    seedText: lead.leadId,
    computed,
    overran,
    strategy: market.campaign.automation === 'system' ? market.automation : market.campaign.automation,
    priceOptimization: market.priceOptimization,
    slots: lead.maxDeliveries - lead.slotsTaken,
    alreadySold: lead.slotsTaken > 0,
    standings,
    excludeAccounts: new Set(lead.deliveries.map(({ accountId }) => accountId)),
    excludeBuyers: keepsFromEarlierBuyers(lead, market.campaign) ? earlierBuyers : new Set(),
    havingBuyers: buyersHaving(lead.deliveries),
  };
}

/** The lead as it would be planned had nobody seen it yet. */
export const asNewLead = (lead: PlannedLead): PlannedLead => ({
  ...lead,
  slotsTaken: 0,
  duplicateOf: null,
  deliveries: [],
});
