import type { Express } from 'express';
import type { Pool } from 'pg';
import { readRow } from '#db/read-rows';
import { readInTime } from '#db/listing/in-time';
import { lastLedgerCheck } from '#db/queries/last-ledger-check';
import { ledgerTotals } from '#db/queries/ledger-totals';
import { seesEverything } from '#db/scope/data-scope';
import { moneyInSight, ofSide } from '#db/scope/money-scope';
import { readLedger } from '#api/contract/ledger';
import { isoOf } from '#api/http/iso-of';
import { bindEndpoint, type Edge } from '#api/http/bind-endpoint';

/** The ledger as a whole; its accounts and postings are lists. */
export function bindLedger(app: Express, edge: Edge, pool: Pool): void {
  bindEndpoint(app, edge, readLedger, async ({ principal: { sees } }) => {
    const totals = await readInTime(pool, (sql) => ledgerTotals(sql, sees));
    const check = await lastLedgerCheck(pool);
    const place = await readRow<{ currency: string }>(pool, { text: 'select currency from installation' });
    const { cost, revenue } = moneyInSight(sees);
    const whole = seesEverything(sees);
    return {
      status: 200,
      body: {
        currency: place?.currency ?? 'USD',
        receivableMinor: ofSide(revenue, totals['buyer-receivable']),
        revenueMinor: ofSide(revenue, 0 - totals.revenue),
        payableMinor: ofSide(cost, 0 - totals['source-payable']),
        costMinor: ofSide(cost, totals['lead-cost']),
        marginMinor: ofSide(cost && revenue, 0 - totals.revenue - totals['lead-cost']),
        lastCheck: check && {
          startedAt: isoOf(check.startedAt),
          endedAt: isoOf(check.endedAt),
          postings: whole ? check.postings : null,
          violations: check.violations.map(({ violation, count }) => ({ violation, count: whole ? count : null })),
        },
      },
    };
  });
}
