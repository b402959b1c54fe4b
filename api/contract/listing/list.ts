import type { Access } from '../endpoint';
import type { Permission } from '../permissions';
import type { ColumnKind } from './filter';

export interface ListColumn {
  readonly name: string;
  /** Its heading, in screens and exports. */
  readonly label: string;
  readonly kind: ColumnKind;
  /** The values of a `choice`. */
  readonly choices?: readonly string[];
  readonly filter: boolean;
  readonly sort: boolean;
  /** Shown until somebody chooses otherwise. */
  readonly shown: boolean;
  /** Pixels. */
  readonly width: number;
  /** An `id` of this resource: cells are { id, label }, filters take the id. */
  readonly refers?: string;
  /** Holds several references; a filter asks whether any of them is meant. */
  readonly many?: true;
  /** Never missing; other cells may be null. */
  readonly always?: true;
  /** Data of a consumer: to look at it is written down where it leaves the installation. */
  readonly personal?: true;
  /** Where many people are; it names nobody by itself. */
  readonly region?: true;
  /** An amount of one side: whoever does not see that side has no such column. */
  readonly money?: 'cost' | 'revenue' | 'margin';
  /** Left out of exports when false. */
  readonly export?: boolean;
}

/** What the name of a column that shows a field of a lead type begins with. */
export const FIELD_COLUMN = 'field.';

/** A sort of a list: `descending` of one of its sortable columns. Missing values sort as the lowest. */
export interface ListSort {
  readonly column: string;
  readonly descending: boolean;
}

/** Rows an operator looks through: yields search, count and export, and what a grid needs to know. */
export interface List {
  /** Plural, kebab-case: its path under /api/v1. */
  readonly name: string;
  readonly label: string;
  readonly access: Extract<Access, 'account' | 'data'>;
  /** What a role must allow to see it, and to take it away as a file when that asks for more. */
  readonly permission: Permission;
  readonly exportPermission?: Permission;
  /** Only for people whose role sees all data. */
  readonly wholeOnly?: true;
  /** Its rows are about leads: fields of lead types can be columns of it, under FIELD_COLUMN and their name. */
  readonly leadFields?: true;
  readonly columns: readonly ListColumn[];
  readonly defaultSort: ListSort;
}

export function defineList<const L extends List>(list: L): L {
  return list;
}

type Options = Partial<Omit<ListColumn, 'name' | 'label' | 'kind'>>;
const DEFAULTS = { filter: true, sort: true, shown: true, width: 140 } as const;

/** A column of one kind: filterable, sortable and shown unless `options` say otherwise. */
function ofKind<const K extends ColumnKind>(kind: K, width: number) {
  return <const N extends string, const O extends Options>(name: N, label: string, options: O = {} as O) =>
    ({ ...DEFAULTS, width, ...options, name, label, kind }) as Omit<typeof DEFAULTS, keyof O> &
      O & { readonly name: N; readonly label: string; readonly kind: K };
}

export const column = {
  text: ofKind('text', 160),
  number: ofKind('number', 90),
  money: ofKind('money', 110),
  moment: ofKind('moment', 150),
  boolean: ofKind('boolean', 90),
  choice: ofKind('choice', 120),
  id: ofKind('id', 130),
  duration: ofKind('duration', 100),
  json: ofKind('json', 200),
} as const;

/** What nearly every list ends with. */
export const idColumn = column.id('id', 'Id', { always: true, sort: false, shown: false });
export const bookkeepingColumns = [
  column.moment('createdAt', 'Created', { always: true, shown: false }),
  column.moment('updatedAt', 'Changed', { always: true }),
  column.number('version', 'Version', { always: true, sort: false, shown: false }),
  idColumn,
] as const;
