import type { Members } from '#domain/kernel/members';
import { eachMember, meetingOf, sidesWithin, type ConflictChoice, type ConflictSides } from './conflict-sides';

/** Both changes in one: what only one side changed stays, where both changed the same `wins` decides. */
export function mergeSides(
  sides: ConflictSides,
  wins: Exclude<ConflictChoice, 'later'>,
  documents: readonly string[] = [],
): Members {
  const merged = eachMember(sides).map(([name, values]) => {
    const meeting = meetingOf(values, documents.includes(name));
    if (meeting === 'within') return [name, mergeSides(sidesWithin(values), wins)] as const;
    return [name, values[meeting === 'conflict' ? wins : meeting]] as const;
  });
  return Object.fromEntries(merged.filter(([, value]) => value !== undefined));
}
