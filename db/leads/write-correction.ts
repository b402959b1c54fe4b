import type { LeadTypeDocument } from '#domain/fields/lead-type.schema';
import type { GradeResult } from '#domain/grading/grade-lead';
import type { GradingScale } from '#domain/grading/grading.schema';
import type { Judgements } from '#domain/grading/judgements.schema';
import { judgementsAfter } from '#domain/grading/judgements-after';
import { drawFromFields } from '#domain/intake/draw-from-fields';
import type { FieldCorrection } from '#domain/lead/correct-lead';
import type { LeadFields } from '#domain/kernel/lead-fields';
import { readSystemFields } from '#domain/lead/system-fields';
import { newId } from '../new-id';
import type { Queryable } from '../pool';
import type { SecretBox } from '../secrets/secret-box';
import { drawnAssignments, drawnValues } from './drawn-columns';

export interface Correction {
  readonly leadId: string;
  readonly document: LeadTypeDocument;
  readonly corrected: FieldCorrection;
  /** Null = its campaign does not grade: the grade stays as it is. */
  readonly scale: GradingScale | null;
  /** Who the change history names. */
  readonly actor: string;
}

/**
 * Writes other fields into a lead that was taken in, and everything that is drawn from them: the columns lists and search look at, the
 * duplicate key, the grade; with the difference on record. The one place for it, whoever corrects. The caller holds the lead's lock.
 */
export async function writeCorrection(
  sql: Queryable,
  secrets: Pick<SecretBox, 'mac'>,
  correction: Correction,
): Promise<GradeResult | null> {
  const { leadId, document, corrected, scale, actor } = correction;
  const judgements = scale && (await stillValid(sql, correction));
  const { system, duplicateKey, grade } = drawFromFields(document, corrected.fields, {
    scale,
    judgements,
    keyOf: (text) => secrets.mac(text),
  });
  await sql.query({
    name: 'write-lead-correction',
    text: `update lead set fields = $2, reasons = $3, ${drawnAssignments(4)}, duplicate_key = $14, grade = coalesce($15, grade),
             grade_score = coalesce($16, grade_score), grading = coalesce($17::jsonb, grading), updated_at = now() where id = $1`,
    values: [
      leadId,
      JSON.stringify(corrected.fields),
      JSON.stringify(corrected.reasons),
      ...drawnValues(system),
      duplicateKey,
      grade?.grade ?? null,
      grade?.score ?? null,
      grade ? JSON.stringify(grade) : null,
    ],
  });
  await sql.query({
    name: 'record-lead-change',
    text: 'insert into lead_change (id, lead_id, actor, changes) values ($1, $2, $3, $4)',
    values: [newId(), leadId, actor, JSON.stringify(corrected.changes)],
  });
  return grade;
}

/** What providers said of the lead before, as far as it was said of fields that stay as they were. */
async function stillValid(sql: Queryable, { leadId, document, corrected }: Correction): Promise<Judgements | null> {
  const { rows } = await sql.query<{ fields: LeadFields; judgements: Judgements | null }>({
    name: 'judgements-before-correction',
    text: 'select fields, judgements from lead where id = $1',
    values: [leadId],
  });
  const [before] = rows;
  return before?.judgements
    ? judgementsAfter(
        before.judgements,
        readSystemFields(document, before.fields),
        readSystemFields(document, corrected.fields),
      )
    : null;
}
