import { drawnAssignments, drawnValues } from '#db/leads/drawn-columns';
import { newId } from '#db/new-id';
import type { Queryable } from '#db/pool';
import { OperationalError } from '#domain/kernel/errors';
import type { Reason } from '#domain/kernel/reason';
import type { IntakeDecision } from '#domain/intake/decide-intake';
import { type BookedRound, planRow, planValues } from '../plans/plan-row';
import { type Step, stepRows, stepsJson } from '#db/leads/add-steps';
import { costPosting } from '../ledger/cost-posting';
import type { Findings } from '#domain/intake/examine-lead';

export interface IntakeBooking {
  readonly leadId: string;
  /** The lead's row as it was read: nothing is booked on one that was changed since. */
  readonly version: string;
  readonly decision: IntakeDecision;
  readonly findings: Findings;
  readonly reasons: readonly Reason[];
  readonly steps: readonly Step[];
  /** The first round of distribution, where the lead goes straight to buyers. */
  readonly round: BookedRound | null;
  readonly configVersion: number;
  /** The run of the lead's workflow that takes it in. */
  readonly runId?: string | undefined;
  readonly now: number;
}

/** One statement: whatever intake decides is booked together or not at all. $24 to $28: see `bookIntake`; $29 on: `planValues`; $39: the run. */
const BOOK = {
  name: 'book-intake',
  text: `with booked as (
  update lead set stage = $2, outcome = $3, fields = $4, reasons = $5, ${drawnAssignments(6)}, duplicate_key = $16,
      duplicate_of = $17, grade = $18, grade_score = $19, grading = $20, config_version = $21, decided_at = $22,
      closed_at = case when $2 = 'closed' then $22::timestamptz end, distributed_at = case when $2 = 'closed' then $22::timestamptz end,
      qc = $23, run_id = coalesce($39::uuid, run_id), restarts = 0, restarted_at = null,
      plan_count = greatest(plan_count, $29::int), cost_minor = case when $27::boolean and not test then price_minor else cost_minor end, updated_at = now()
   where id = $1 and stage = 'received' and lead.xmin = $24::text::xid
  returning id, source_id, price_minor, currency, test
), dispatched as (
  delete from lead_dispatch using booked where lead_dispatch.lead_id = booked.id
), ${costPosting({ from: 'booked', transaction: '$25::uuid', at: '$26::timestamptz', when: '$27::boolean and not booked.test' })},
${planRow('booked', 29)},
stepped as (
  ${stepRows('booked', '$28')}
)
select id from booked`,
};

/**
 * Writes what intake decided, with cost, timeline and first plan, and takes the lead off the dispatchers' list. Throws OperationalError
 * `lead-changed` when the lead is not as it was read: another run booked it, or it was erased; the step is then begun anew.
 */
export async function bookIntake(sql: Queryable, booking: IntakeBooking): Promise<void> {
  const { decision, findings, now } = booking;
  const { system, grade } = findings;
  const at = new Date(now).toISOString();
  const { rowCount } = await sql.query({
    ...BOOK,
    values: [
      booking.leadId,
      decision.stage,
      decision.outcome,
      JSON.stringify(findings.fields),
      JSON.stringify(booking.reasons),
      ...drawnValues(system),
      findings.duplicateKey,
      findings.duplicateOf,
      grade?.grade ?? null,
      grade?.score ?? null,
      grade ? JSON.stringify(grade) : null,
      booking.configVersion,
      decision.stage === 'distributing' ? null : at,
      decision.stage === 'qc' ? JSON.stringify({ state: 'waiting', since: at }) : null,
      booking.version,
      newId(),
      at,
      decision.owed,
      stepsJson(booking.steps),
      ...planValues(booking.round),
      booking.runId ?? null,
    ],
  });
  if (rowCount !== 1)
    throw new OperationalError('lead-changed', 'A lead was changed while it was taken in.', { leadId: booking.leadId });
}
