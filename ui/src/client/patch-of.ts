import { isMembers, type Members } from '#domain/kernel/members';

export const sameValue = (a: unknown, b: unknown): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isMembers(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .filter((key) => value[key] !== undefined)
      .sort()
      .map((key) => [key, sorted(value[key])]),
  );
}

/** The smallest change that makes `before` into `after` when it is merged: only what differs, null for what is gone, documents and lists whole. */
export function patchOf(before: Members, after: Members, documents: readonly string[] = []): Record<string, unknown> {
  const patch: Record<string, unknown> = {};
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [old, now] = [before[name], after[name]];
    if (sameValue(old, now)) continue;
    if (now === undefined) patch[name] = null;
    else patch[name] = isMembers(old) && isMembers(now) && !documents.includes(name) ? patchOf(old, now) : now;
  }
  return patch;
}
