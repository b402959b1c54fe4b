import type { DataScope } from '#db/scope/data-scope';
import { entityTag } from '#api/http/entity-tag';
import type { ResourceBinding, VersionedRow } from './binding';
import { unseenAmounts } from './amounts';

/** A row as the API shows it to somebody: writable fields, read-only ones, dates as ISO 8601 text, amounts as far as they see them. What is write-only stays inside. */
export function present<Row extends VersionedRow>(
  binding: ResourceBinding<Row>,
  row: Row,
  sees: DataScope,
): Record<string, unknown> {
  const { contract } = binding;
  const names = [...Object.keys(contract.readOnly.shape), ...Object.keys(contract.writable.shape)].filter(
    (name) => !contract.writeOnly.includes(name),
  );
  const columns = row as unknown as Readonly<Record<string, unknown>>;
  const shown = names.filter((name) => name in columns).map((name) => [name, plain(columns[name])]);
  const hidden = unseenAmounts(contract, sees).map((name) => [name, null]);
  return { ...Object.fromEntries(shown), ...Object.fromEntries(hidden), ...binding.answer?.(row) };
}

/** The version of a row as an entity tag. */
export function etagOf(row: VersionedRow): string {
  return entityTag(row.version);
}

function plain(value: unknown): unknown {
  return value instanceof Date ? value.toISOString() : value;
}
