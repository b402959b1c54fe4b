import { eachMember, meetingOf, sidesWithin, type ConflictSides } from './conflict-sides';

export interface ConflictLine {
  readonly field: string;
  readonly theirs: unknown;
  readonly mine: unknown;
}

/** The fields that both changed to different ends. Documents are compared whole. */
export function conflictLines(sides: ConflictSides, documents: readonly string[] = []): readonly ConflictLine[] {
  return eachMember(sides).flatMap(([field, values]): ConflictLine[] => {
    const meeting = meetingOf(values, documents.includes(field));
    if (meeting === 'within')
      return conflictLines(sidesWithin(values)).map((line) => ({ ...line, field: `${field}.${line.field}` }));
    return meeting === 'conflict' ? [{ field, theirs: values.theirs, mine: values.mine }] : [];
  });
}
