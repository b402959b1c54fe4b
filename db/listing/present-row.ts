import type { ColumnFacts } from './list-source';

export type ListRow = { readonly id: string } & { readonly [column: string]: unknown };

/** A row of the driver as the contract shows it: exactly the list's columns, moments as ISO 8601 text, several references never null. */
export function presentRow(columns: ReadonlyMap<string, ColumnFacts>, row: Readonly<Record<string, unknown>>): ListRow {
  const cells = [...columns.values()].map(({ name, many }) => [name, many ? (row[name] ?? []) : plain(row[name])]);
  return { ...Object.fromEntries(cells), id: String(row['id']) };
}

function plain(value: unknown): unknown {
  if (value instanceof Date) return Number.isFinite(value.getTime()) ? value.toISOString() : null;
  return value ?? null;
}
