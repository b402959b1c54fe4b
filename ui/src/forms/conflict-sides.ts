import { isMembers, type Members } from '#domain/kernel/members';
import { sameValue } from '#ui/client/patch-of';

/** What both started from, and what each made of it: whole, not as changes. */
export interface ConflictSides {
  readonly base: Members;
  readonly theirs: Members;
  readonly mine: Members;
}
/** Who wins where both changed the same; later = nothing happens yet. */
export type ConflictChoice = 'mine' | 'theirs' | 'later';

export interface SideValues {
  readonly base: unknown;
  readonly theirs: unknown;
  readonly mine: unknown;
}
/** What came of one member: one side's value, a member to look into, or two ends that cannot both stay. */
export type Meeting = 'theirs' | 'mine' | 'within' | 'conflict';

const same = (a: unknown, b: unknown): boolean => sameValue(a ?? null, b ?? null);

/** Each member of the three, whoever has it. */
export function eachMember({ base, theirs, mine }: ConflictSides): (readonly [string, SideValues])[] {
  const names = new Set([base, theirs, mine].flatMap((side) => Object.keys(side)));
  return [...names].map((name) => [name, { base: base[name], theirs: theirs[name], mine: mine[name] }]);
}

/** A change of one side only stays; where both changed, members are looked into unless they are replaced as a whole. */
export function meetingOf({ base, theirs, mine }: SideValues, whole: boolean): Meeting {
  if (same(mine, base) || same(mine, theirs)) return 'theirs';
  if (same(theirs, base)) return 'mine';
  return !whole && isMembers(theirs) && isMembers(mine) ? 'within' : 'conflict';
}

export function sidesWithin({ base, theirs, mine }: SideValues): ConflictSides {
  const membersOf = (side: unknown): Members => (isMembers(side) ? side : {});
  return { base: membersOf(base), theirs: membersOf(theirs), mine: membersOf(mine) };
}
