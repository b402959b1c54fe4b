import { zoneOffset } from '#domain/limits/zone-offset';
import type { ListColumn } from '#api/contract/listing/list';
import type { Reference } from '#api/contract/listing/list-item';

/** Local wall-clock time of an instant, as if it were universal time: what a spreadsheet keeps. */
export class WallTimeCell {
  constructor(readonly at: Date) {}
  /** `2026-05-01 09:30:00` */
  toString(): string {
    return this.at.toISOString().slice(0, 19).replace('T', ' ');
  }
}
export type CellValue = string | number | boolean | WallTimeCell | null;

/** A cell as files hold it: amounts in major units, references by name, times by the clock of `zone`. */
export function cellValue(column: ListColumn, value: unknown, zone: string): CellValue {
  if (value === null || value === undefined) return null;
  if (column.many)
    return (value as (Reference | string)[])
      .map((entry) => (typeof entry === 'string' ? entry : entry.label))
      .join(', ');
  if (column.refers !== undefined) return (value as Reference).label;
  switch (column.kind) {
    case 'money':
      return Number(value) / 100;
    case 'number':
    case 'duration':
      return Number(value);
    case 'boolean':
      return value === true;
    case 'moment':
      return wallTime(String(value), zone);
    case 'json':
      return JSON.stringify(value);
    case 'text':
    case 'day':
    case 'choice':
    case 'id':
      return String(value);
  }
}

function wallTime(iso: string, zone: string): WallTimeCell {
  const at = Date.parse(iso);
  return new WallTimeCell(new Date(at + zoneOffset(at, zone)));
}
