import type { Client } from '@temporalio/client';
import type { Pool } from 'pg';
import { startLead } from '#temporal/lead-starter';

const CLAIM_SECONDS = 10;

export interface Dispatching {
  readonly pool: Pool;
  readonly client: Client;
  /** Workflow starts under way at once. */
  readonly concurrency: number;
  readonly eager: boolean;
}

/**
 * Starts the workflows of leads whose commit is durable, oldest first, a bounded number at a time. A claim that is not confirmed
 * within ten seconds is taken again by whoever comes next: starting twice is harmless, starting never is not.
 */
export async function dispatchLeads({ pool, client, concurrency, eager }: Dispatching): Promise<'more' | 'idle'> {
  const { rows } = await pool.query<{ lead_id: string }>({
    name: 'claim-dispatches',
    text: `update lead_dispatch set claimed_until = now() + make_interval(secs => $2), attempts = attempts + 1
           where lead_id in (
             select lead_id from lead_dispatch where available_at <= now() and (claimed_until is null or claimed_until < now())
             order by available_at limit $1 for update skip locked)
           returning lead_id`,
    values: [concurrency, CLAIM_SECONDS],
  });
  if (rows.length === 0) return 'idle';
  const results = await Promise.allSettled(rows.map((row) => startLead(client, row.lead_id, eager)));
  const started = rows.filter((_, index) => results[index]?.status === 'fulfilled').map((row) => row.lead_id);
  await pool.query({ name: 'confirm-dispatches', text: 'delete from lead_dispatch where lead_id = any($1::uuid[])', values: [started] });
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) {
    await release(pool, rows.map((row) => row.lead_id).filter((id) => !started.includes(id)));
    throw failed.reason;
  }
  return rows.length === concurrency ? 'more' : 'idle';
}

const release = (pool: Pool, leadIds: readonly string[]) =>
  pool.query({ name: 'release-dispatches', text: 'update lead_dispatch set claimed_until = null where lead_id = any($1::uuid[])', values: [leadIds] });
