import type { Express } from 'express';
import type { Queryable } from '#db/pool';
import { readLeadTypeUsage } from '#api/contract/lead-type-usage';
import { bindEndpoint, type Edge } from '#api/http/bind-endpoint';
import { loadLeadTypeUsage } from './load-lead-type-usage';

/** What lead types offer beyond the common operations. */
export function bindLeadTypes(app: Express, edge: Edge, sql: Queryable): void {
  bindEndpoint(app, edge, readLeadTypeUsage, async ({ params, principal }) => ({
    status: 200,
    body: await loadLeadTypeUsage(sql, params.id, principal.sees),
  }));
}
