import { isMembers } from '#domain/kernel/members';
import { sameValue } from '#ui/client/patch-of';

export interface ConflictLine {
  readonly field: string;
  readonly theirs: unknown;
  readonly mine: unknown;
}

/** The fields that I changed and that stand otherwise with the other one's version. */
export function conflictLines(
  theirs: Readonly<Record<string, unknown>>,
  mine: Readonly<Record<string, unknown>>,
): readonly ConflictLine[] {
  return Object.entries(mine).flatMap(([field, value]): ConflictLine[] => {
    const other = theirs[field];
    if (isMembers(value) && isMembers(other))
      return conflictLines(other, value).map((line) => ({ ...line, field: `${field}.${line.field}` }));
    return sameValue(other ?? null, value ?? null) ? [] : [{ field, theirs: other, mine: value }];
  });
}
