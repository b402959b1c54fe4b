import type { Express } from 'express';
import type { Pool } from 'pg';
import { todayFigures } from '#db/queries/today-figures';
import { moneyInSight, ofSide } from '#db/scope/money-scope';
import { readDashboard as readDashboardEndpoint } from '#api/contract/dashboard';
import { readLeadFigures } from '#api/contract/lead-figures';
import { isoOf } from '#api/http/iso-of';
import { bindEndpoint, type Edge } from '#api/http/bind-endpoint';
import { loadDashboard } from './load-dashboard';

/** What is added up over leads: the dashboard, and today's figures above the lead list. */
export function bindDashboard(app: Express, edge: Edge, pool: Pool): void {
  bindEndpoint(app, edge, readDashboardEndpoint, async ({ body, principal }) => ({
    status: 200,
    body: await loadDashboard(pool, body, principal.sees),
  }));
  bindEndpoint(app, edge, readLeadFigures, async ({ principal }) => {
    const { since, revenueMinor, costMinor, ...figures } = await todayFigures(pool, principal.sees);
    const { cost, revenue } = moneyInSight(principal.sees);
    return {
      status: 200,
      body: {
        since: isoOf(since),
        ...figures,
        revenueMinor: ofSide(revenue, revenueMinor),
        costMinor: ofSide(cost, costMinor),
      },
    };
  });
}
