import type { Express } from 'express';
import type { Queryable } from '#db/pool';
import { testCriteria } from '#api/contract/criteria-test';
import { callerGone } from '#api/http/caller-gone';
import { bindEndpoint, type Edge } from '#api/http/bind-endpoint';
import { tryCriteria } from './try-criteria';

/** Trying criteria before they are saved. */
export function bindCriteria(app: Express, edge: Edge, sql: Queryable): void {
  bindEndpoint(app, edge, testCriteria, async ({ body, principal, request }) => ({
    status: 200,
    body: await tryCriteria(sql, body, principal.sees, callerGone(request)),
  }));
}
