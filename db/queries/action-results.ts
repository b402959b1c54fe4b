import type { Queryable } from '../pool';
import { readRows } from '../read-rows';

/** What an action that had a lead delivered came to; null while it is under way, and for actions that deliver nothing. */
export type ActionOutcome = 'accepted' | 'unknown' | 'refused' | 'failed' | 'not-sent' | 'nobody' | null;
export interface ActionResult {
  readonly outcome: ActionOutcome;
  /** Why not, as a code. */
  readonly code: string | null;
}

interface Row {
  readonly id: string;
  readonly noted: { readonly [accountId: string]: { readonly state: string; readonly code: string | null } } | null;
  readonly delivered: readonly { readonly state: string; readonly code: string | null }[];
}

// A round that is planned again has the numbers after the first, up to what the next action began.
const TEXT = `
  select a.id, a.result as noted,
         coalesce((select jsonb_agg(jsonb_build_object('state', d.state, 'code', d.reason->>'code') order by d.reserved_at desc)
                     from delivery d where d.lead_id = a.lead_id and a.result is null and d.plan_number >= (a.follow_up->>'planNumber')::int
                      and d.plan_number < coalesce((select min((o.follow_up->>'planNumber')::int) from lead_action o where o.lead_id = a.lead_id
                                                     and (o.follow_up->>'planNumber')::int > (a.follow_up->>'planNumber')::int), 2147483647)), '[]') as delivered
    from lead_action a
    join lead l on l.id = a.lead_id
   where a.lead_id = $1 and a.state = 'done' and a.follow_up->>'kind' in ('deliver', 'plan')
     and (a.result is not null or l.stage in ('closed', 'unresolved'))`;
/** The first of these that a delivery is in says what came of them all. */
const ORDER = ['accepted', 'unknown', 'refused', 'failed', 'not-sent'] as const;
const SAME: Readonly<Record<string, (typeof ORDER)[number]>> = {
  returned: 'accepted',
  released: 'failed',
  skipped: 'not-sent',
};

/** What came of each finished action on a lead that had it delivered, by the action's id. */
export async function actionResults(sql: Queryable, leadId: string): Promise<ReadonlyMap<string, ActionResult>> {
  const rows = await readRows<Row>(sql, { name: 'action-results', text: TEXT, values: [leadId] });
  return new Map(rows.map(({ id, noted, delivered }) => [id, resultOf(noted ? Object.values(noted) : delivered)]));
}

function resultOf(ends: readonly { readonly state: string; readonly code: string | null }[]): ActionResult {
  const outcome = ORDER.find((each) => ends.some(({ state }) => (SAME[state] ?? state) === each));
  if (outcome === undefined) return { outcome: ends.length === 0 ? 'nobody' : null, code: null };
  return {
    outcome,
    code: outcome === 'accepted' ? null : (ends.find(({ state }) => (SAME[state] ?? state) === outcome)?.code ?? null),
  };
}
