import { isMembers, type Members } from '#domain/kernel/members';

/**
 * A change merged into what is there: absent keeps, null clears (the schema's default comes back), objects merge member by member,
 * everything else and the named documents are replaced. `writeOnly` members are handed on as they are, null included.
 */
export function mergeChange(
  current: Members,
  change: Members,
  options: { readonly documents: readonly string[]; readonly writeOnly: readonly string[] },
): Members {
  const merged: Record<string, unknown> = { ...current };
  for (const [name, value] of Object.entries(change)) {
    if (value === undefined) continue;
    if (options.writeOnly.includes(name)) merged[name] = value;
    else if (value === null) delete merged[name];
    else merged[name] = options.documents.includes(name) ? value : mergeValue(merged[name], value);
  }
  return merged;
}

function mergeValue(current: unknown, value: unknown): unknown {
  if (!isMembers(value) || !isMembers(current)) return value;
  return mergeChange(current, value, { documents: [], writeOnly: [] });
}
