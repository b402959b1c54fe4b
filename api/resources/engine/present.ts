import { entityTag } from '#api/http/entity-tag';
import type { ResourceBinding, VersionedRow } from './binding';

/** A row as the API shows it: writable fields, read-only ones, dates as ISO 8601 text. What is write-only stays inside. */
export function present<Row extends VersionedRow>(binding: ResourceBinding<Row>, row: Row): Record<string, unknown> {
  const { contract } = binding;
  const names = [...Object.keys(contract.readOnly.shape), ...Object.keys(contract.writable.shape)].filter(
    (name) => !contract.writeOnly.includes(name),
  );
  const columns = row as unknown as Readonly<Record<string, unknown>>;
  const shown = names.filter((name) => name in columns).map((name) => [name, plain(columns[name])]);
  return { ...Object.fromEntries(shown), ...binding.answer?.(row) };
}

/** The version of a row as an entity tag. */
export function etagOf(row: VersionedRow): string {
  return entityTag(row.version);
}

function plain(value: unknown): unknown {
  return value instanceof Date ? value.toISOString() : value;
}
