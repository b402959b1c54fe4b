/** Objects are merged member by member on the other side, so a member that is gone has to be named. */
export function withNulls(before: unknown, now: unknown): unknown {
  if (!isRecord(before) || !isRecord(now)) return now;
  const gone = Object.keys(before).filter((key) => !(key in now)).map((key) => [key, null]);
  return { ...now, ...Object.fromEntries(gone) };
}

/** Whether two pieces of settings say the same, in whatever order their members stand. */
export function sameMembers(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) return one.length === other.length && one.every((entry, index) => sameMembers(entry, other[index]));
  if (!isRecord(one) || !isRecord(other)) return one === other;
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => sameMembers(one[name], other[name]));
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
