import type { PoolClient } from 'pg';
import type { Reason } from '#domain/kernel/reason';
import type { IntakeDecision } from '#domain/lead/decide-intake';
import type { Findings } from './find-findings';

export interface IntakeBooking {
  readonly leadId: string;
  readonly decision: IntakeDecision;
  readonly findings: Findings;
  readonly reasons: readonly Reason[];
  readonly configVersion: number;
  readonly now: number;
}

/** Writes what intake decided and takes the lead off the dispatchers' list; false when another run booked it first. */
export async function bookIntake(client: PoolClient, booking: IntakeBooking): Promise<boolean> {
  const { decision, findings } = booking;
  const { system, grade } = findings;
  const decidedAt = decision.stage === 'distributing' ? null : new Date(booking.now);
  const { rowCount } = await client.query({
    name: 'book-intake',
    text: `with started as (delete from lead_dispatch where lead_id = $1)
           update lead set stage = $2, outcome = $3, fields = $4, reasons = $5, first_name = $6, last_name = $7, email = $8, phone = $9,
             city = $10, state = $11, postal_code = $12, is_mobile = $13, ip_address = $14, force_id = $15, duplicate_key = $16,
             duplicate_of = $17, grade = $18, grade_score = $19, grading = $20, config_version = $21, decided_at = $22,
             closed_at = case when $2 = 'closed' then $22::timestamptz end, qc = $23, updated_at = now()
           where id = $1 and stage = 'received'`,
    values: [
      booking.leadId, decision.stage, decision.outcome, JSON.stringify(findings.fields), JSON.stringify(booking.reasons),
      system.firstName, system.lastName, system.email, system.primaryPhone, system.city, system.state, system.postalCode,
      system.isMobile, system.ipAddress, system.forceId, findings.duplicateKey, findings.duplicateOf,
      grade?.grade ?? null, grade?.score ?? null, grade ? JSON.stringify(grade) : null, booking.configVersion, decidedAt,
      decision.stage === 'qc' ? JSON.stringify({ state: 'waiting', since: new Date(booking.now).toISOString() }) : null,
    ],
  });
  return rowCount === 1;
}
