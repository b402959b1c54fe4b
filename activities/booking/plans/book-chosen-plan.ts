import { addSteps } from '#db/leads/add-steps';
import type { Queryable } from '#db/pool';
import type { Candidate } from '#domain/plan/plan-types';
import type { ChosenOrigin } from '#domain/distribution/summarise-plan';

/** Whom an operator chose, as a round of its own. `now` in epoch milliseconds. */
export interface ChosenPlan {
  readonly number: number;
  readonly origin: ChosenOrigin;
  readonly candidates: readonly Candidate[];
  readonly configVersion: number;
  readonly now: number;
}

/** Books it with its timeline line, once. */
export async function bookChosenPlan(sql: Queryable, leadId: string, chosen: ChosenPlan): Promise<void> {
  const { number, origin, candidates, configVersion, now } = chosen;
  await sql.query({
    name: 'book-chosen-plan',
    text: `insert into lead_plan (lead_id, number, config_version, made_at, candidates, origin) values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    values: [leadId, number, configVersion, new Date(now), JSON.stringify(candidates), origin],
  });
  await addSteps(sql, leadId, [
    {
      node: 'plan',
      label: 'Chosen by an operator',
      state: 'done',
      startedAt: now,
      endedAt: now,
      detail: { number, origin, candidates: candidates.length },
    },
  ]);
}
