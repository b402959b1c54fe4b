import type { LeadTypeDocument } from '../fields/lead-type.schema';
import { type GradeResult, gradeLead } from '../grading/grade-lead';
import type { GradingScale } from '../grading/grading.schema';
import type { Judgements } from '../grading/judgements.schema';
import { duplicateText } from '../lead/duplicate-text';
import type { LeadFields } from '../kernel/lead-fields';
import { readSystemFields, type SystemValues } from '../lead/system-fields';

/** What is kept of a lead beside its fields because lists, search and duplicate check look at it. */
export interface Drawn {
  readonly system: SystemValues;
  /** Null = it repeats nobody. */
  readonly duplicateKey: Buffer | null;
  /** Null = not graded. */
  readonly grade: GradeResult | null;
}

export interface Drawing {
  readonly scale: GradingScale | null;
  /** What providers say of these fields; null = nobody was asked. */
  readonly judgements: Judgements | null;
  /** The keyed hash that duplicates are found by. */
  keyOf(text: string): Buffer;
}

/** Everything that follows from a lead's fields: at intake and, the same, whenever somebody corrects them. */
export function drawFromFields(
  document: LeadTypeDocument,
  fields: LeadFields,
  { scale, judgements, keyOf }: Drawing,
): Drawn {
  const system = readSystemFields(document, fields);
  const text = duplicateText(document, fields);
  return {
    system,
    duplicateKey: text === null ? null : keyOf(text),
    grade: scale ? gradeLead(scale, { system: { ...system } }, judgements) : null,
  };
}
