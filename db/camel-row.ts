const names = new Map<string, string>();

function camel(column: string): string {
  const known = names.get(column);
  if (known !== undefined) return known;
  const name = column.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  // Column names come from our own statements, so the cache is as small as they are.
  names.set(column, name);
  return name;
}

/** A driver row as the program's own: `received_at` (Date) becomes `receivedAt` (epoch milliseconds). JSON columns stay as they are. */
export function camelRow<T>(row: object): T {
  const result: Record<string, unknown> = {};
  for (const [column, value] of Object.entries(row))
    result[camel(column)] = value instanceof Date ? value.getTime() : value;
  return result as T;
}
