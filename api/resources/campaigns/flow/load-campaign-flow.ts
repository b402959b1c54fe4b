import type { Queryable } from '#db/pool';
import { readRow, readRows } from '#db/read-rows';
import { loadCampaign } from '#db/queries/load-campaign';
import { loadLeadType } from '#db/queries/load-lead-type';
import { loadRoutingSnapshot } from '#db/queries/load-routing-snapshot';
import type { DataScope } from '#db/scope/data-scope';
import type { GradingScale } from '#domain/grading/grading.schema';
import type { OrderingStrategyId } from '#domain/lead/campaign.schema';
import { buildCampaignFlow } from '#domain/process/build-campaign-flow';
import type { CampaignFlow } from '#domain/process/campaign-flow.schema';

interface Surroundings {
  currency: string;
  automation: OrderingStrategyId;
  grading: GradingScale;
  gradingEnabled: boolean;
}

/** The lead flow of a campaign, with only those accounts whose buyers somebody sees; null when there is no such campaign. */
export async function loadCampaignFlow(
  sql: Queryable,
  campaignId: string,
  sees: DataScope,
): Promise<CampaignFlow | null> {
  const campaign = await loadCampaign(sql, campaignId);
  const leadType = campaign && (await loadLeadType(sql, campaign.leadTypeId));
  if (!campaign || !leadType) return null;
  const around = await loadSurroundings(sql, campaign.sourceId);
  const { accounts } = await loadRoutingSnapshot(sql, campaign.leadTypeId);
  const seen = accounts.filter(({ buyerId }) => sees.buyerIds?.includes(buyerId) ?? true);
  const companies = await loadCompanies(
    sql,
    seen.map(({ buyerId }) => buyerId),
  );
  return buildCampaignFlow({
    campaignId,
    name: campaign.name,
    status: campaign.status,
    intakeChannel: campaign.intakeChannel,
    currency: around.currency,
    hasPassword: campaign.passwordHash !== null,
    settings: campaign.settings,
    criteria: campaign.criteria,
    limits: campaign.limits,
    fields: leadType.document.fields,
    automation: around.automation,
    grading: campaign.settings.grading && around.gradingEnabled ? around.grading : null,
    accounts: seen.map((account) => ({ ...account, buyerCompany: companies.get(account.buyerId) ?? '' })),
  });
}

async function loadSurroundings(sql: Queryable, sourceId: string): Promise<Surroundings> {
  const row = await readRow<Surroundings>(sql, {
    name: 'campaign-surroundings',
    text: `select installation.currency, installation.automation, installation.grading, source.grading_enabled
           from source cross join installation where source.id = $1`,
    values: [sourceId],
  });
  return row!;
}

async function loadCompanies(sql: Queryable, buyerIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await readRows<{ id: string; company: string }>(sql, {
    name: 'companies-of-buyers',
    text: 'select id, company from buyer where id = any($1::uuid[])',
    values: [[...new Set(buyerIds)]],
  });
  return new Map(rows.map(({ id, company }) => [id, company]));
}
