import type { Plan } from '#domain/distribution/plan-types';
import { storedRefusals } from '#domain/distribution/stored-refusals';
import type { PlanOrigin } from './load-subject';

export interface BookedRound {
  readonly number: number;
  readonly plan: Plan;
  readonly origin: PlanOrigin;
  readonly configVersion: number;
  readonly startedAt: number;
  readonly now: number;
}

/**
 * A common table expression `planned` that writes a round of distribution for every row of `from` (id: the lead), with its eight
 * values beginning at parameter `$first` (see `planValues`); nothing where they are null or the round is booked already.
 */
export function planRow(from: string, first: number): string {
  const [number, version, madeAt, took, candidates, refusals, rescanned, origin] = Array.from({ length: 8 }, (_, index) => `$${first + index}`);
  return `planned as (
    insert into lead_plan (lead_id, number, config_version, made_at, took_us, candidates, refusals, rescanned, origin)
    select ${from}.id, ${number}::int, ${version}::bigint, ${madeAt}::timestamptz, ${took}::int, ${candidates}::jsonb, ${refusals}::jsonb,
           ${rescanned}::boolean, ${origin}::text
      from ${from} where ${number}::int is not null
    on conflict (lead_id, number) do nothing returning lead_id, number
  )`;
}

/** The values of `planRow`; none of them for a statement that plans nothing. */
export function planValues(round: BookedRound | null): (string | number | boolean | null)[] {
  if (!round) return [null, null, null, null, null, null, null, null];
  const { number, plan, origin, configVersion, startedAt, now } = round;
  return [
    number, configVersion, new Date(startedAt).toISOString(), Math.round((now - startedAt) * 1000), JSON.stringify(plan.candidates),
    JSON.stringify(storedRefusals(plan.refusals)), plan.rescanned, origin,
  ];
}
