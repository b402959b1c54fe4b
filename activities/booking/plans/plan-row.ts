import type { Plan } from '#domain/plan/plan-types';
import { storedRefusals } from '#domain/distribution/stored-refusals';
import type { PlanOrigin } from '#db/queries/load-distribution-subject';

export interface BookedRound {
  readonly number: number;
  readonly plan: Plan;
  readonly origin: PlanOrigin;
  readonly configVersion: number;
  /** Accounts the lead is counted for with this round. */
  readonly qualified?: readonly { readonly accountId: string }[];
  /** The sale whose place one of this round takes. */
  readonly replaces?: string;
  readonly startedAt: number;
  readonly now: number;
}

/**
 * A common table expression `planned` that writes a round of distribution for every row of `from` (id: the lead), with its ten
 * values beginning at parameter `$first` (see `planValues`); nothing where they are null or the round is booked already.
 */
export function planRow(from: string, first: number): string {
  const [number, version, madeAt, took, candidates, refusals, rescanned, origin, qualified, replaces] = Array.from(
    { length: 10 },
    (_, index) => `$${first + index}`,
  );
  return `planned as (
    insert into lead_plan (lead_id, number, config_version, made_at, took_us, candidates, refusals, rescanned, origin, qualified, replaces)
    select ${from}.id, ${number}::int, ${version}::bigint, ${madeAt}::timestamptz, ${took}::int, ${candidates}::jsonb, ${refusals}::jsonb,
           ${rescanned}::boolean, ${origin}::text, ${qualified}::uuid[], ${replaces}::uuid
      from ${from} where ${number}::int is not null
    on conflict (lead_id, number) do nothing returning lead_id, number
  )`;
}

/** The values of `planRow`; none of them for a statement that plans nothing. */
export function planValues(round: BookedRound | null): (string | number | boolean | readonly string[] | null)[] {
  if (!round) return Array.from({ length: 10 }, () => null);
  const { number, plan, origin, configVersion, startedAt, now } = round;
  return [
    number,
    configVersion,
    new Date(startedAt).toISOString(),
    Math.round((now - startedAt) * 1000),
    JSON.stringify(plan.candidates),
    JSON.stringify(storedRefusals(plan.refusals)),
    plan.rescanned,
    origin,
    (round.qualified ?? []).map(({ accountId }) => accountId),
    round.replaces ?? null,
  ];
}
