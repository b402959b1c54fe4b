import type { Express } from 'express';
import type { Pool } from 'pg';
import { listEntryCampaignRows } from '#db/queries/list-entry-campaign-rows';
import { loadLead } from '#db/queries/load-lead';
import { loadLeadType } from '#db/queries/load-lead-type';
import { moneyInSight, ofSide } from '#db/scope/money-scope';
import { UserError } from '#domain/kernel/errors';
import { listEntryCampaigns, readEntryForm, readLeadSchema } from '#api/contract/lead-schema';
import { bindEndpoint, type Edge } from '#api/http/bind-endpoint';
import { assertLeadInSight, unknownLead } from './in-sight';

/** What people need to know of configuration to work on leads and enter them, without seeing the settings. */
export function bindSchema(app: Express, edge: Edge, { pool }: { readonly pool: Pool }): void {
  bindEndpoint(app, edge, readLeadSchema, async ({ params, principal }) => {
    await assertLeadInSight(pool, params.leadId, principal);
    const lead = (await loadLead(pool, params.leadId)) ?? unknownLead();
    const type = (await loadLeadType(pool, lead.leadTypeId)) ?? unknownLead();
    return {
      status: 200,
      body: {
        leadTypeId: type.id,
        leadTypeName: type.name,
        fields: type.document.fields,
        returnReasons: type.document.returnReasons,
      },
    };
  });
  bindEndpoint(app, edge, listEntryCampaigns, async ({ principal }) => {
    const rows = await listEntryCampaignRows(pool, principal.sees);
    const { cost } = moneyInSight(principal.sees);
    const items = rows.map((row) => ({ ...row, priceMinor: ofSide(cost, row.priceMinor) }));
    return { status: 200, body: { items } };
  });
  bindEndpoint(app, edge, readEntryForm, async ({ params, principal }) => {
    const [campaign] = await listEntryCampaignRows(pool, principal.sees, params.campaignId);
    const type = campaign && (await loadLeadType(pool, campaign.leadTypeId));
    if (!type) throw new UserError('not-found', 'There is no campaign with this id.');
    return { status: 200, body: { leadTypeId: type.id, leadTypeName: type.name, fields: type.document.fields } };
  });
}
