import type { Express } from 'express';
import type { Pool } from 'pg';
import { listLeads } from '#db/queries/list-leads';
import { UserError } from '#domain/kernel/errors';
import { ACTION_BODIES, actOnLead, type LeadAction } from '#api/contract/actions';
import { listEligibleAccounts, listLeadsEndpoint, readLeadEndpoint, readProcess } from '#api/contract/leads';
import { bindEndpoint, fieldProblems, type Edge } from '#api/http/bind-endpoint';
import { refuse } from '#api/http/invalid-request';
import type { LeadWorkflows } from '#api/operations/lead-workflows';
import type { ProcessReader } from '#api/operations/process-reader';
import { findEligibleAccounts } from './find-eligible-accounts';
import { isoOf, isoOrNull } from './iso-of';
import { readLeadDetails } from './read-lead-details';

export interface LeadParts {
  readonly pool: Pool;
  readonly workflows: LeadWorkflows;
  readonly processReader: ProcessReader;
}

/** Leads as operators and the data API see them. */
export function bindLeads(app: Express, edge: Edge, parts: LeadParts): void {
  const { pool } = parts;
  bindEndpoint(app, edge, listLeadsEndpoint, async ({ query }) => {
    const { limit, cursor, receivedFrom, receivedBefore, includeDeleted, ...filter } = query;
    const times = { receivedFrom: receivedFrom === undefined ? undefined : Date.parse(receivedFrom), receivedBefore: receivedBefore === undefined ? undefined : Date.parse(receivedBefore) };
    const page = await listLeads(pool, { ...filter, ...times, includeDeleted: includeDeleted === 'true' }, { limit, cursor });
    const items = page.items.map((item) => ({ ...item, receivedAt: isoOf(item.receivedAt), closedAt: isoOrNull(item.closedAt) }));
    return { status: 200, body: { items, next: page.next } };
  });
  bindEndpoint(app, edge, readLeadEndpoint, async ({ params }) => ({ status: 200, body: (await readLeadDetails(pool, params.leadId)) ?? unknownLead() }));
  bindEndpoint(app, edge, listEligibleAccounts, async ({ params, query }) => {
    const items = (await findEligibleAccounts(pool, params.leadId, Date.now())) ?? unknownLead();
    const wanted = items.filter((item) => query.only === 'all' || (query.only === 'matching' ? item.matches : item.eligible));
    return { status: 200, body: { items: wanted } };
  });
  bindEndpoint(app, edge, readProcess, async ({ params }) => ({ status: 200, body: { ...((await parts.processReader.read(params.leadId)) ?? unknownLead()) } }));
  bindEndpoint(app, edge, actOnLead, async ({ params, body, principal }) => {
    const parsed = ACTION_BODIES[params.action].safeParse(body);
    if (!parsed.success) return refuse('invalid-fields', 'See errors for what is wrong with each field.', fieldProblems(parsed.error));
    await assertLead(pool, params.leadId);
    const action = { name: params.action, payload: parsed.data, actor: principal.actor } as LeadAction;
    return { status: 200, body: { leadId: params.leadId, action: params.action, result: await parts.workflows.act(params.leadId, action) } };
  });
}

async function assertLead(pool: Pool, leadId: string): Promise<void> {
  const { rowCount } = await pool.query({ name: 'lead-exists', text: 'select 1 from lead where id = $1', values: [leadId] });
  if (rowCount === 0) unknownLead();
}

function unknownLead(): never {
  throw new UserError('unknown-lead', 'There is no lead with this id.');
}
