import { z } from 'zod';

/** What a list's column holds: decides its operators, its cell and its form of value. */
export const COLUMN_KINDS = [
  'text',
  'number',
  'money',
  'moment',
  'day',
  'boolean',
  'choice',
  'id',
  'duration',
  'json',
] as const;
export type ColumnKind = (typeof COLUMN_KINDS)[number];

const FILTER_OPERATORS = [
  'is',
  'is-not',
  'any-of',
  'none-of',
  'contains',
  'starts-with',
  'at-least',
  'at-most',
  'between',
  'before',
  'after',
  'in-last',
  'empty',
  'not-empty',
] as const;
export const filterOperatorSchema = z.enum(FILTER_OPERATORS);
export type FilterOperator = z.infer<typeof filterOperatorSchema>;

const EQUALITY = ['is', 'is-not', 'any-of', 'none-of', 'empty', 'not-empty'] as const;
const NUMERIC = ['is', 'is-not', 'at-least', 'at-most', 'between', 'empty', 'not-empty'] as const;

/** Texts compare without regard to case. `between` holds both ends of numbers and days and, of moments, the first end only. A day is no moment: it has no zone. */
export const OPERATORS_OF_KIND: Readonly<Record<ColumnKind, readonly FilterOperator[]>> = {
  text: ['contains', 'starts-with', ...EQUALITY],
  number: NUMERIC,
  money: NUMERIC,
  duration: NUMERIC,
  moment: ['in-last', 'between', 'after', 'before', 'empty', 'not-empty'],
  day: ['is', 'between', 'after', 'before', 'empty', 'not-empty'],
  boolean: ['is'],
  choice: EQUALITY,
  id: EQUALITY,
  json: [],
};

export const AGE_UNITS = ['minutes', 'hours', 'days', 'weeks', 'months'] as const;
export const ageSchema = z.strictObject({ amount: z.int().min(1).max(10_000), unit: z.enum(AGE_UNITS) });
export type Age = z.infer<typeof ageSchema>;

const scalarSchema = z.union([z.string().max(300), z.number(), z.boolean()]);
export const filterValueSchema = z.union([scalarSchema, z.array(scalarSchema).min(1).max(200), ageSchema]);
export type FilterValue = z.infer<typeof filterValueSchema>;

export const filterRuleSchema = z
  .strictObject({
    column: z.string().max(80),
    is: filterOperatorSchema,
    value: filterValueSchema
      .optional()
      .meta({
        description:
          'Absent for empty and not-empty; a list for any-of, none-of and between; { amount, unit } for in-last',
      }),
  })
  .meta({ id: 'FilterRule' });
export type FilterRule = z.infer<typeof filterRuleSchema>;

/** `and`: all hold; `or`: at least one; `not-and`: not all; `not-or`: none. A group without items holds for every row. */
export const FILTER_JOINS = ['and', 'or', 'not-and', 'not-or'] as const;
export const filterJoinSchema = z.enum(FILTER_JOINS);
export type FilterJoin = z.infer<typeof filterJoinSchema>;
export interface FilterGroup {
  join: FilterJoin;
  items: (FilterRule | FilterGroup)[];
}
export const filterGroupSchema: z.ZodType<FilterGroup, FilterGroup> = z
  .strictObject({
    join: filterJoinSchema,
    get items(): z.ZodArray<z.ZodUnion<readonly [typeof filterRuleSchema, z.ZodType<FilterGroup, FilterGroup>]>> {
      return z.array(z.union([filterRuleSchema, filterGroupSchema])).max(50);
    },
  })
  .meta({ id: 'FilterGroup' });

export function isFilterGroup(item: FilterRule | FilterGroup): item is FilterGroup {
  return 'join' in item;
}
