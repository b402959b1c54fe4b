import type { Json } from '#domain/kernel/json';
import { newId } from '#db/new-id';
import type { Queryable } from '#db/pool';
import type { StepState } from '#domain/words/lead';

/** One line of a lead's timeline. Times in epoch milliseconds; `detail` may hold lead data, it never leaves Postgres for Temporal. */
export interface Step {
  readonly node: 'verify' | 'intake' | 'grading' | 'qc' | 'plan' | 'auction' | 'alternate' | 'action' | 'close';
  readonly label: string;
  readonly state: StepState;
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly detail?: { readonly [key: string]: Json };
}

/** An insert of steps as part of a larger statement: for every row of `from` (id: the lead) the steps of parameter `json` (see `stepsJson`). */
export const stepRows = (
  from: string,
  json: string,
): string => `insert into lead_step (id, lead_id, node, label, state, started_at, ended_at, detail)
  select row.id, ${from}.id, row.node, row.label, row.state, row.started_at, row.ended_at, row.detail
    from ${from} cross join jsonb_to_recordset(${json}::jsonb)
      as row(id uuid, node text, label text, state text, started_at timestamptz, ended_at timestamptz, detail jsonb)`;

export const stepsJson = (steps: readonly Step[]): string =>
  JSON.stringify(
    steps.map((step) => ({
      id: newId(),
      node: step.node,
      label: step.label,
      state: step.state,
      detail: step.detail ?? {},
      started_at: new Date(step.startedAt).toISOString(),
      ended_at: step.endedAt === null ? null : new Date(step.endedAt).toISOString(),
    })),
  );

const ADD = { name: 'add-steps', text: `with target as (select $1::uuid as id) ${stepRows('target', '$2')}` };

/** Writes timeline rows in the caller's transaction, so that a step is on the timeline exactly when it is booked. */
export async function addSteps(sql: Queryable, leadId: string, steps: readonly Step[]): Promise<void> {
  await sql.query({ ...ADD, values: [leadId, stepsJson(steps)] });
}

/** Closes the open waiting step of a node, e.g. quality control once a verdict is in. */
export async function endStep(
  sql: Queryable,
  leadId: string,
  node: Step['node'],
  state: StepState,
  endedAt: number,
): Promise<void> {
  await sql.query({
    name: 'end-step',
    text: `update lead_step set state = $3, ended_at = $4 where lead_id = $1 and node = $2 and ended_at is null`,
    values: [leadId, node, state, new Date(endedAt)],
  });
}
