import type { Client } from '@temporalio/client';
import type { Pool } from 'pg';
import { readRows } from '#db/read-rows';
import { startLead } from '#temporal/lead-starter';
import type { LeadsInHand } from '../kit/leads-in-hand';

const CLAIM_SECONDS = 10;

export interface Dispatching {
  readonly pool: Pool;
  readonly client: Client;
  /** Bounds the leads that are started but not yet on their way to a buyer. */
  readonly inHand: LeadsInHand;
  readonly eager: boolean;
}

export interface Dispatcher {
  /** Starts as many leads as there is room for. Answers before they are started: a slow start holds up nobody else. */
  dispatch(): Promise<'idle'>;
  /** Waits for the starts under way. */
  drain(): Promise<void>;
}

const CLAIM = {
  name: 'claim-dispatches',
  text: `with confirmed as (delete from lead_dispatch where lead_id = any($3::uuid[]))
           update lead_dispatch set claimed_until = now() + make_interval(secs => $2), attempts = attempts + 1
           where lead_id in (
             select lead_id from lead_dispatch where available_at <= now() and (claimed_until is null or claimed_until < now())
             order by available_at limit $1 for update skip locked)
           returning lead_id`,
};
const RELEASE = {
  name: 'release-dispatches',
  text: 'update lead_dispatch set claimed_until = null where lead_id = any($1::uuid[])',
};
const OPENED = {
  name: 'opened-leads-of',
  text: `select id from lead where id = any($1::uuid[]) and stage <> 'received'`,
};

/**
 * Starts the workflows of leads whose commit is durable, oldest first, a bounded number at a time: each lead that leaves makes room for
 * the next. A claim that is not confirmed within ten seconds is taken again by whoever comes next: starting twice is harmless,
 * starting never is not.
 */
export function createDispatcher({ pool, client, inHand, eager }: Dispatching): Dispatcher {
  const starting = new Set<Promise<void>>();
  let started: string[] = [];
  let failed: { readonly leadIds: string[]; readonly error: unknown } | undefined;

  async function start(leadId: string): Promise<void> {
    try {
      await startLead(client, leadId, eager);
      started.push(leadId);
    } catch (error) {
      failed = { leadIds: [...(failed?.leadIds ?? []), leadId], error };
      inHand.leave(leadId);
    }
  }

  /** Leads that another worker has taken in leave here too; asked only when there is no room. */
  async function makeRoom(): Promise<void> {
    const rows = await readRows<{ id: string }>(pool, { ...OPENED, values: [inHand.ids()] });
    for (const { id } of rows) inHand.leave(id);
  }

  async function giveBack(): Promise<void> {
    if (!failed) return;
    const { leadIds, error } = failed;
    failed = undefined;
    await pool.query({ ...RELEASE, values: [leadIds] });
    throw error;
  }

  return {
    async dispatch() {
      await giveBack();
      if (inHand.room() === 0) await makeRoom();
      const room = inHand.room();
      if (room === 0) return 'idle';
      const confirmed = started;
      started = [];
      const rows = await readRows<{ leadId: string }>(pool, { ...CLAIM, values: [room, CLAIM_SECONDS, confirmed] });
      for (const { leadId } of rows) {
        inHand.take(leadId);
        const work = start(leadId).finally(() => starting.delete(work));
        starting.add(work);
      }
      return 'idle';
    },
    async drain() {
      await Promise.all(starting);
    },
  };
}
