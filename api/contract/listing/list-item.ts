import { z } from 'zod';
import type { List, ListColumn } from './list';

export const referenceSchema = z.object({ id: z.string(), label: z.string() }).meta({ id: 'Reference' });
export type Reference = z.infer<typeof referenceSchema>;

type Cell<C> = C extends { readonly refers: string }
  ? Reference
  : C extends { readonly kind: 'number' | 'money' | 'duration' }
    ? number
    : C extends { readonly kind: 'boolean' }
      ? boolean
      : C extends { readonly kind: 'json' }
        ? unknown
        : string;
type Value<C> = C extends { readonly money: string }
  ? Cell<C> | null | undefined
  : C extends { readonly many: true }
    ? Cell<C>[]
    : C extends { readonly always: true }
      ? Cell<C>
      : Cell<C> | null;

/** One row: every column of the list under its name. Money is integer minor units, moments ISO 8601 text, durations milliseconds. */
export type ListItem<L extends List> = { readonly [C in L['columns'][number] as C['name']]: Value<C> } & {
  readonly id: string;
};

/** The schema of a row, as answers hold it. */
export function itemSchema(list: List): z.ZodObject {
  return z.object(Object.fromEntries(list.columns.map((column) => [column.name, valueSchema(column)])));
}

function valueSchema(column: ListColumn): z.ZodType {
  const cell = cellSchema(column);
  if (column.many) return z.array(cell);
  const value = column.always ? cell : cell.nullable();
  return column.money
    ? value.optional().meta({ description: 'Absent for a role that does not see this side of the money' })
    : value;
}

function cellSchema({ kind, refers, choices }: ListColumn): z.ZodType {
  if (refers !== undefined) return referenceSchema;
  switch (kind) {
    case 'text':
    case 'day':
      return z.string();
    case 'choice':
      return choices ? z.enum(choices as [string, ...string[]]) : z.string();
    case 'id':
      return z.string();
    case 'number':
      return z.number();
    case 'money':
    case 'duration':
      return z.int();
    case 'moment':
      return z.iso.datetime();
    case 'boolean':
      return z.boolean();
    case 'json':
      return z.json();
  }
}
