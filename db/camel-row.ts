const names = new Map<string, string>();

function camel(column: string): string {
  const known = names.get(column);
  if (known !== undefined) return known;
  const name = column.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  // Column names come from our own statements, so the cache is as small as they are.
  names.set(column, name);
  return name;
}

const own = (value: unknown): unknown => (value instanceof Date ? value.getTime() : value);

/** A driver row as the program's own: `received_at` (Date) becomes `receivedAt` (epoch milliseconds). JSON columns stay as they are. */
export function camelRow<T>(row: object): T {
  const result: Record<string, unknown> = {};
  for (const [column, value] of Object.entries(row)) result[camel(column)] = own(value);
  return result as T;
}

/** The rows of one result as the program's own. Their names are looked up once: there may be ten thousand rows of thirty columns. */
export function camelRows<T>(rows: readonly object[]): T[] {
  const [first] = rows;
  if (first === undefined) return [];
  const columns = Object.keys(first).map((column) => [column, camel(column)] as const);
  const empty: Record<string, unknown> = Object.fromEntries(columns.map(([, name]) => [name, null]));
  return rows.map((row) => {
    const result = { ...empty };
    for (const [column, name] of columns) result[name] = own((row as Record<string, unknown>)[column]);
    return result as T;
  });
}
