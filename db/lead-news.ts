import type { Queryable } from './pool';

export const LEAD_CHANGED_CHANNEL = 'lead_changed';
/** A notification holds at most 8000 bytes; an id is 36. */
const IDS_PER_NOTICE = 200;
/** Changes of so many milliseconds share a notification. */
const SHORTEST_GAP_MS = 100;

export interface LeadNews {
  /** Says that a lead changed. Cheap, never fails; a notice that is lost costs somebody a look at an old row. */
  tell(leadId: string): void;
}

/**
 * Tells all processes which leads changed. Beside the leads' own transactions, not by a trigger in them: a transaction that notifies
 * commits under one lock for the whole database, which costs half of the commits per second and more. These notices are few, and wait
 * for no disk.
 */
export function createLeadNews(sql: Queryable): LeadNews {
  const waiting = new Set<string>();
  let busy = false;
  const send = (): void => {
    const ids = [...waiting].slice(0, IDS_PER_NOTICE);
    if (busy || ids.length === 0) return;
    busy = true;
    for (const id of ids) waiting.delete(id);
    const text = `select set_config('synchronous_commit', 'off', true), pg_notify('${LEAD_CHANGED_CHANNEL}', $1)`;
    sql
      .query({ name: 'tell-lead-news', text, values: [ids.join(' ')] })
      .catch(() => undefined)
      .finally(() => {
        setTimeout(
          () => {
            busy = false;
            send();
          },
          waiting.size > IDS_PER_NOTICE ? 0 : SHORTEST_GAP_MS,
        ).unref();
      });
  };
  return {
    tell: (leadId) => {
      waiting.add(leadId);
      send();
    },
  };
}

/** The ids of a notice as it arrives. */
export function readLeadNews(payload: string): readonly string[] {
  return payload.split(' ').filter((id) => id !== '');
}
