import type { Express } from 'express';
import type { Pool } from 'pg';
import { readInTime } from '#db/listing/in-time';
import { lastLedgerCheck } from '#db/queries/last-ledger-check';
import { ledgerTotals } from '#db/queries/ledger-totals';
import { readLedger } from '#api/contract/ledger';
import { bindEndpoint, type Edge } from '#api/http/bind-endpoint';

/** The ledger as a whole; its accounts and postings are lists. */
export function bindLedger(app: Express, edge: Edge, pool: Pool): void {
  bindEndpoint(app, edge, readLedger, async ({ principal: { sees } }) => {
    const totals = await readInTime(pool, (sql) => ledgerTotals(sql, sees));
    const check = await lastLedgerCheck(pool);
    const { rows: [place] } = await pool.query<{ currency: string }>('select currency from installation');
    const costs = sees.buyerIds === null;
    const revenueMinor = 0 - totals.revenue;
    return {
      status: 200,
      body: {
        currency: place?.currency ?? 'USD', receivableMinor: totals['buyer-receivable'], revenueMinor,
        payableMinor: costs ? 0 - totals['source-payable'] : null, costMinor: costs ? totals['lead-cost'] : null, marginMinor: costs ? revenueMinor - totals['lead-cost'] : null,
        lastCheck: check && { startedAt: check.startedAt.toISOString(), endedAt: check.endedAt.toISOString(), postings: check.postings, violations: [...check.violations] },
      },
    };
  });
}
