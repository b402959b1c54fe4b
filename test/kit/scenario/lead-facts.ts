import type { Pool } from 'pg';
import { checkBooks } from '#activities/upkeep/ledger/check-books';
import { eventually } from './eventually';

export interface LeadFacts {
  readonly stage: string;
  readonly outcome: string | null;
  readonly reasons: readonly { readonly code: string; readonly field?: string }[];
  readonly revenue: number;
  readonly grade: string | null;
  readonly deliveries: readonly {
    readonly account: string;
    readonly state: string;
    readonly attempts: number;
    readonly price: number;
    readonly id: string;
    readonly origin: string;
  }[];
}

export async function leadFacts(pool: Pool, leadId: string): Promise<LeadFacts> {
  const { rows } = await pool.query<LeadFacts>(
    `select stage, outcome, reasons, revenue_minor as revenue, grade,
       coalesce((select jsonb_agg(jsonb_build_object('id', d.id, 'account', a.name, 'state', d.state, 'attempts', d.attempts, 'price', d.price_minor, 'origin', d.origin) order by d.reserved_at)
                 from delivery d join delivery_account a on a.id = d.account_id where d.lead_id = lead.id), '[]') as deliveries
     from lead where id = $1`,
    [leadId],
  );
  return rows[0]!;
}

/** The lead once it has reached one of the stages. */
export const settled = (
  pool: Pool,
  leadId: string,
  stages: readonly string[] = ['closed', 'unresolved'],
  withinMs?: number,
): Promise<LeadFacts> =>
  eventually(
    `lead ${leadId} is ${stages.join(' or ')}`,
    async () => {
      const facts = await leadFacts(pool, leadId);
      return facts && stages.includes(facts.stage) ? facts : undefined;
    },
    withinMs,
  );

/** Every rule of the books, broken ones named; [] when they balance. */
export const books = (pool: Pool) => checkBooks(pool);
