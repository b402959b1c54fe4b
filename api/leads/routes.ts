import type { Express } from 'express';
import type { Pool } from 'pg';
import type { LeadNews } from '#db/lead-news';
import { moneyInSight, ofSide } from '#db/scope/money-scope';
import type { SecretBox } from '#db/secrets/secret-box';
import type { RawFields } from '#domain/kernel/lead-fields';
import { recordLook } from '#api/access/record-look';
import { actOnLead } from '#api/contract/actions';
import { actOnLeads as actOnLeadsEndpoint } from '#api/contract/lead-bulk';
import { updateLead } from '#api/contract/lead-edit';
import { enterLead as enterLeadEndpoint } from '#api/contract/lead-entry';
import { readLeadHistory } from '#api/contract/lead-history';
import { listEligibleAccounts, listLeadsEndpoint, readLeadEndpoint, readProcess } from '#api/contract/leads';
import { callerGone } from '#api/http/caller-gone';
import { bindEndpoint, type Edge } from '#api/http/bind-endpoint';
import { callerAddress } from '#api/http/caller-address';
import { entityTag } from '#api/http/entity-tag';
import type { LeadWorkflows } from '#api/engine/lead-workflows';
import type { ProcessReader } from '#api/engine/process-reader';
import { carryOutOnMany } from './carry-out-on-many';
import { bindFiles } from './bind-files';
import type { FileScanner } from './file-scanner';
import { bindNotes } from './bind-notes';
import { bindSchema } from './bind-schema';
import { bindErasure } from './erasure/routes';
import { carryOut } from './carry-out';
import { checkAction, demandPermissionOf } from './check-action';
import { editLead } from './edit-lead';
import { storeEnteredLead } from './store-entered-lead';
import { fieldsVersion } from './fields-version';
import { findEligibleAccounts } from './find-eligible-accounts';
import { assertLeadInSight, unknownLead } from './in-sight';
import { listLeads } from './list-leads';
import { createLookNotes } from './look-notes';
import { historyInSight } from './history-in-sight';
import { loadLeadHistory } from './load-lead-history';
import { readLeadDetails } from './read-lead-details';
import { seenProcess } from './seen-process';

export interface LeadParts {
  readonly pool: Pool;
  readonly workflows: LeadWorkflows;
  readonly processReader: ProcessReader;
  readonly secretBox: SecretBox;
  readonly news: LeadNews;
  readonly doorbell: { ring(): void };
  /** Absent = files are kept as they come. */
  readonly scanFile?: FileScanner | undefined;
}

/** Leads as operators and the data API see them; everything within what the caller may see. */
export function bindLeads(app: Express, edge: Edge, parts: LeadParts): void {
  bindReading(app, edge, parts);
  bindWorking(app, edge, parts);
  bindNotes(app, edge, parts);
  bindFiles(app, edge, parts);
  bindSchema(app, edge, parts);
  bindErasure(app, edge, parts);
}

function bindReading(app: Express, edge: Edge, { pool, processReader }: LeadParts): void {
  const noteLook = createLookNotes(pool);
  bindEndpoint(app, edge, listLeadsEndpoint, async ({ query, principal }) => {
    const page = await listLeads(pool, query, principal.sees);
    await recordLook(pool, principal, { action: 'list', entity: 'lead', count: page.items.length });
    return { status: 200, body: page };
  });
  bindEndpoint(app, edge, readLeadEndpoint, async ({ params, principal }) => {
    await assertLeadInSight(pool, params.leadId, principal);
    const lead = (await readLeadDetails(pool, params.leadId, principal.sees)) ?? unknownLead();
    await noteLook(principal, params.leadId);
    return { status: 200, body: lead, headers: { ETag: entityTag(lead.fieldsVersion) } };
  });
  bindEndpoint(app, edge, listEligibleAccounts, async ({ params, query, principal, request }) => {
    await assertLeadInSight(pool, params.leadId, principal);
    await noteLook(principal, params.leadId);
    const { buyerIds } = principal.sees;
    const items = (await findEligibleAccounts(pool, params.leadId, Date.now(), callerGone(request))) ?? unknownLead();
    const wanted = items.filter(
      (item) =>
        (buyerIds?.includes(item.buyerId) ?? true) &&
        (query.only === 'all' || (query.only === 'matching' ? item.matches : item.eligible)),
    );
    const { revenue } = moneyInSight(principal.sees);
    const seen = wanted.map((item) => ({ ...item, priceMinor: ofSide(revenue, item.priceMinor) }));
    return { status: 200, body: { items: seen } };
  });
  bindEndpoint(app, edge, readProcess, async ({ params, principal }) => {
    await assertLeadInSight(pool, params.leadId, principal);
    const document = (await processReader.read(params.leadId)) ?? unknownLead();
    await noteLook(principal, params.leadId);
    return { status: 200, body: await seenProcess(pool, document, principal.sees) };
  });
  bindEndpoint(app, edge, readLeadHistory, async ({ params, principal }) => {
    await assertLeadInSight(pool, params.leadId, principal);
    return {
      status: 200,
      body: { items: await historyInSight(pool, await loadLeadHistory(pool, params.leadId), principal.sees) },
    };
  });
}

function bindWorking(app: Express, edge: Edge, parts: LeadParts): void {
  const { pool } = parts;
  bindEndpoint(app, edge, actOnLeadsEndpoint, async ({ params, body, principal, once }) => {
    demandPermissionOf(params.action, principal);
    const results = await carryOutOnMany(parts, principal, params.action, { ...body, once });
    const failed = results.filter((result) => result.state === 'refused').length;
    return { status: 200, body: { action: params.action, done: results.length - failed, failed, results } };
  });
  bindEndpoint(app, edge, actOnLead, async ({ params, body, principal, once }) => {
    await assertLeadInSight(pool, params.leadId, principal);
    const action = await checkAction(pool, params.leadId, params.action, body, principal);
    const result = await carryOut(parts, params.leadId, action, once);
    return { status: 200, body: { leadId: params.leadId, action: params.action, result } };
  });
  bindEndpoint(app, edge, updateLead, async ({ params, body, principal, request }) => {
    await assertLeadInSight(pool, params.leadId, principal);
    const edited = await editLead(pool, parts.secretBox, {
      leadId: params.leadId,
      fields: body.fields,
      ifMatch: request.headers['if-match'],
      actor: principal.actor,
    });
    parts.news.tell(params.leadId);
    const version = fieldsVersion(edited.fields);
    const { fields, grade, gradeScore, reasons } = edited;
    return {
      status: 200,
      body: {
        id: params.leadId,
        fields: fields as never,
        fieldsVersion: version,
        grade,
        gradeScore,
        reasons: reasons as never,
      },
      headers: { ETag: entityTag(version) },
    };
  });
  bindEndpoint(app, edge, enterLeadEndpoint, async ({ body, principal, request }) => {
    const { campaignId, fields, hold, test, schedule } = body;
    const startsAt = schedule ? Date.parse(schedule.at) : null;
    const entered = await storeEnteredLead(parts, principal, {
      campaignId,
      fields: fields as RawFields,
      hold,
      test,
      startsAt,
      address: callerAddress(request),
    });
    return { status: 202, body: entered };
  });
}
