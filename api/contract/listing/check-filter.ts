import { isUuid } from '#domain/kernel/uuid';
import {
  ageSchema,
  isFilterGroup,
  OPERATORS_OF_KIND,
  type ColumnKind,
  type FilterGroup,
  type FilterRule,
  type FilterValue,
} from './filter';
import { beyondBounds } from './filter-bounds';
import type { List, ListColumn, ListSort } from './list';

export interface FilterProblem {
  /** Where in the filter, e.g. `items.0.value`. */
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

const DAY = /^\d{4}-\d\d-\d\d$/;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;

/** What is wrong with a filter of this list: unknown columns, operators a column does not know, values of another kind. */
export function checkFilter(list: List, filter: FilterGroup): FilterProblem[] {
  const beyond = beyondBounds(filter, '');
  return beyond ? [beyond] : checkGroup(list, filter, '');
}

/** What is wrong with a sort of this list. */
export function checkSort(list: List, sort: readonly ListSort[]): FilterProblem[] {
  const known = new Map(list.columns.map((column) => [column.name, column]));
  return sort.flatMap(({ column }, index): FilterProblem[] => {
    if (!known.get(column)?.sort)
      return [{ field: `${index}.column`, code: 'cannot-sort', message: 'The list cannot be sorted by this column.' }];
    const repeated = sort.findIndex((entry) => entry.column === column) < index;
    return repeated ? [{ field: `${index}.column`, code: 'repeated', message: 'The column is named twice.' }] : [];
  });
}

function checkGroup(list: List, group: FilterGroup, at: string): FilterProblem[] {
  return group.items.flatMap((item, index) => {
    const field = `${at}${at === '' ? '' : '.'}items.${index}`;
    return isFilterGroup(item) ? checkGroup(list, item, field) : checkRule(list, item, field);
  });
}

function checkRule(list: List, rule: FilterRule, at: string): FilterProblem[] {
  const column = list.columns.find(({ name }) => name === rule.column);
  if (!column?.filter)
    return [{ field: `${at}.column`, code: 'cannot-filter', message: 'The list cannot be filtered by this column.' }];
  const known = OPERATORS_OF_KIND[column.kind];
  if (!known.includes(rule.is))
    return [{ field: `${at}.is`, code: 'unknown-operator', message: `Use one of ${known.join(', ')}.` }];
  const wanted = wrongValue(column, rule);
  return wanted === undefined ? [] : [{ field: `${at}.value`, code: 'invalid-value', message: wanted }];
}

/** What the value should be, when it is not. */
function wrongValue(column: ListColumn, { is, value }: FilterRule): string | undefined {
  if (is === 'empty' || is === 'not-empty') return value === undefined ? undefined : 'Leave the value out.';
  if (is === 'in-last')
    return ageSchema.safeParse(value).success
      ? undefined
      : 'Write { amount, unit } with a whole amount of minutes, hours, days, weeks or months.';
  if (is === 'any-of' || is === 'none-of')
    return listOf(column, value) ? undefined : `Write a list of one to 200 values. ${expected(column)}`;
  if (is === 'between')
    return listOf(column, value) && (value as unknown[]).length === 2
      ? undefined
      : `Write a list of two values. ${expected(column)}`;
  return isScalar(column, value) ? undefined : expected(column);
}

const listOf = (column: ListColumn, value: FilterValue | undefined): boolean =>
  Array.isArray(value) && value.length > 0 && value.every((entry) => isScalar(column, entry));

const wholeNumber = (value: unknown): boolean => Number.isSafeInteger(value) && Math.abs(value as number) <= 1e15;

/** A day of the calendar, from the year 1 on: 31 February is none, though it can be read as a later one. */
function isDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return text >= '0001' && !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** What a value of each kind looks like, and what to say when it does not. */
const VALUES: Readonly<
  Record<ColumnKind, { readonly fits: (value: unknown, column: ListColumn) => boolean; readonly expected: string }>
> = {
  text: { fits: (value) => typeof value === 'string' && value !== '', expected: 'Write a text.' },
  choice: {
    fits: (value, { choices }) => typeof value === 'string' && (choices === undefined || choices.includes(value)),
    expected: 'Write one of the values.',
  },
  id: { fits: (value) => typeof value === 'string' && isUuid(value), expected: 'Write an id.' },
  number: {
    fits: (value) => typeof value === 'number' && Number.isFinite(value) && Math.abs(value) <= 1e15,
    expected: 'Write a number.',
  },
  money: { fits: wholeNumber, expected: 'Write a whole number of minor units.' },
  duration: { fits: wholeNumber, expected: 'Write a whole number of milliseconds.' },
  moment: {
    fits: (value) =>
      typeof value === 'string' && MOMENT.test(value) && isDay(value.slice(0, 10)) && !Number.isNaN(Date.parse(value)),
    expected: 'Write a moment such as 2026-05-01T09:00:00Z.',
  },
  day: {
    fits: (value) => typeof value === 'string' && DAY.test(value) && isDay(value),
    expected: 'Write a day such as 2026-05-01.',
  },
  boolean: { fits: (value) => typeof value === 'boolean', expected: 'Write true or false.' },
  json: { fits: () => false, expected: 'This column takes no value.' },
};

const isScalar = (column: ListColumn, value: unknown): boolean => VALUES[column.kind].fits(value, column);
const expected = ({ kind, choices }: ListColumn): string =>
  choices === undefined ? VALUES[kind].expected : `Values are ${choices.join(', ')}.`;
