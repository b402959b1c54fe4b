import { z } from 'zod';

/** Comparisons on one lead field. `in`/`not-in` take a list; `between` takes [low, high], both included; `known`/`unknown` take none. */
export const OPERATORS = [
  'equals',
  'not-equals',
  'in',
  'not-in',
  'contains',
  'not-contains',
  'starts-with',
  'ends-with',
  'greater-than',
  'greater-or-equal',
  'less-than',
  'less-or-equal',
  'between',
  'known',
  'unknown',
] as const;
export const operatorSchema = z.enum(OPERATORS);
export type Operator = z.infer<typeof operatorSchema>;

const operandSchema = z.union([
  z.string().max(1000),
  z.number(),
  z.boolean(),
  z.array(z.union([z.string().max(200), z.number()])).max(50000),
]);
export type Operand = z.infer<typeof operandSchema>;

const fieldConditionSchema = z.strictObject({
  type: z.literal('field'),
  field: z
    .string()
    .max(200)
    .meta({ description: 'Field name; sub-fields by path, e.g. Drivers.Age (any entry may match)' }),
  operator: operatorSchema,
  value: operandSchema.optional(),
});
const regexConditionSchema = z.strictObject({
  type: z.literal('regex'),
  field: z.string().max(200),
  pattern: z.string().min(1).max(500).meta({ description: 'RE2 regular expression, found anywhere in the value' }),
  negate: z.boolean().default(false),
});
const expressionConditionSchema = z.strictObject({
  type: z.literal('expression'),
  expression: z
    .string()
    .min(1)
    .max(2000)
    .meta({ description: 'JSONata over the lead fields, e.g. MortgageBalance / HomeValue * 100' }),
  operator: operatorSchema.default('equals'),
  value: operandSchema.default(true),
});
/** Built-in functions of the moment or the lead that no field holds, e.g. hour of day in the buyer's zone. */
const CRITERIA_FUNCTION_IDS = [
  'hour-of-day',
  'day-of-week',
  'age-from',
  'days-since',
  'phone-area-code',
  'email-domain',
  'grade',
] as const;
export const functionIdSchema = z.enum(CRITERIA_FUNCTION_IDS);
export type FunctionId = z.infer<typeof functionIdSchema>;
const functionConditionSchema = z.strictObject({
  type: z.literal('function'),
  function: functionIdSchema,
  field: z.string().max(200).optional(),
  operator: operatorSchema,
  value: operandSchema.optional(),
});
export const conditionSchema = z.discriminatedUnion('type', [
  fieldConditionSchema,
  regexConditionSchema,
  expressionConditionSchema,
  functionConditionSchema,
]);
export type Condition = z.infer<typeof conditionSchema>;

/** `all` = And, `any` = Or, `not-all` = Not And, `none` = Not Or. An empty group matches every lead. */
const joinSchema = z.enum(['all', 'any', 'not-all', 'none']);
export interface CriteriaGroup {
  join: z.infer<typeof joinSchema>;
  items: (Condition | CriteriaGroup)[];
}
const criteriaGroupSchema: z.ZodType<CriteriaGroup> = z.strictObject({
  join: joinSchema.default('all'),
  get items(): z.ZodArray<z.ZodUnion<readonly [typeof conditionSchema, z.ZodType<CriteriaGroup>]>> {
    return z.array(z.union([conditionSchema, criteriaGroupSchema])).max(200);
  },
});

export const criteriaDocumentSchema = z.strictObject({ v: z.literal(1), root: criteriaGroupSchema });
export type CriteriaDocument = z.infer<typeof criteriaDocumentSchema>;
export const NO_CRITERIA: CriteriaDocument = { v: 1, root: { join: 'all', items: [] } };
