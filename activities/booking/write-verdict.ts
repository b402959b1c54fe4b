import type { Queryable } from '#db/pool';

export interface ReviewVerdict {
  readonly state: 'validated' | 'invalidated';
  readonly stage: string;
  readonly outcome: string | null;
}

/** Which action of which lead decides, and for whom. `now` in epoch milliseconds. */
export interface VerdictOf {
  readonly leadId: string;
  readonly actionId: string;
  readonly actor: string;
  readonly now: number;
}

/** Writes a reviewer's verdict; true also for the second run of the same action, false when somebody else was first. */
export async function writeVerdict(sql: Queryable, of: VerdictOf, verdict: ReviewVerdict): Promise<boolean> {
  const qc = { state: verdict.state, by: of.actor, at: new Date(of.now).toISOString(), actionId: of.actionId };
  const { rowCount } = await sql.query({
    name: 'write-qc-verdict',
    text: `update lead set stage = $2, outcome = $3, qc = coalesce(qc, '{}') || $4::jsonb, updated_at = now()
           where id = $1 and (stage = 'qc' or qc->>'actionId' = $5)`,
    values: [of.leadId, verdict.stage, verdict.outcome, JSON.stringify(qc), of.actionId],
  });
  return rowCount === 1;
}
