import { z } from 'zod';
import { WITHOUT_EFFECT } from '../kernel/without-effect';

const CODE = /^[a-z0-9-]{1,40}$/;
const CODE_FORM = 'Use lower-case letters, digits and hyphens, at most 40.';

export const FIELD_KINDS = [
  'text',
  'phone',
  'email',
  'money',
  'percentage',
  'decimal',
  'integer',
  'large-integer',
  'calculated',
  'yes-no',
  'date-time',
  'postal-code',
  'us-state',
  'ca-province',
  'dropdown',
  'sub-fields',
] as const;
export const fieldKindSchema = z.enum(FIELD_KINDS);
export type FieldKind = z.infer<typeof fieldKindSchema>;

export const SYSTEM_FIELDS = [
  'firstName',
  'lastName',
  'fullName',
  'email',
  'primaryPhone',
  'isMobile',
  'address',
  'city',
  'state',
  'postalCode',
  'country',
  'ipAddress',
  'consent',
  'comments',
  'forceId',
] as const;
export const systemFieldSchema = z.enum(SYSTEM_FIELDS);
export type SystemField = z.infer<typeof systemFieldSchema>;

/**
 * Limits a value must keep: numbers by value, text by length in characters, dates by ISO 8601 text, groups by number of
 * entries.
 */
const fieldRuleSchema = z.strictObject({
  minimum: z.union([z.number(), z.string()]).optional(),
  maximum: z.union([z.number(), z.string()]).optional(),
  minLength: z.int().min(0).optional(),
  maxLength: z.int().min(1).optional(),
  pattern: z.string().max(500).optional().meta({ description: 'RE2 regular expression the whole value must match' }),
});

const dropdownOptionSchema = z.strictObject({
  value: z.string().min(1).max(200),
  label: z.string().max(200).optional(),
});

export const fieldSettingsSchema = z.strictObject({
  name: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9_]{0,63}$/, 'Begin with a letter; letters, digits and _ may follow, 64 in all.'),
  label: z.string().min(1).max(120),
  kind: fieldKindSchema,
  required: z.boolean().default(false),
  default: z.string().max(1000).optional().meta({ description: 'Used when the field is blank or absent' }),
  systemField: systemFieldSchema.optional(),
  options: z.array(dropdownOptionSchema).max(1000).optional(),
  expression: z
    .string()
    .max(2000)
    .optional()
    .meta({ description: 'JSONata over the other fields; for kind calculated' }),
  rule: fieldRuleSchema.optional(),
  allowedCharacters: z
    .string()
    .max(300)
    .optional()
    .meta({ description: 'Only these may occur; ranges such as a-z, a minus at either end is itself' }),
  invalidCharacters: z.string().max(300).optional(),
  errorMessage: z.string().max(300).optional(),
  outputFormat: z
    .string()
    .max(100)
    .optional()
    .meta({ description: 'How the value is written outside, e.g. (000) 000-0000 or MM/dd/yyyy' }),
  profanity: z.enum(['allow', 'reject', 'mask']).default('allow'),
  aiValidation: z
    .strictObject({
      enabled: z.boolean(),
      instruction: z
        .string()
        .max(500)
        .optional()
        .meta({ description: 'In your own words what a good value is, e.g. a street address in Texas' }),
    })
    .optional()
    .meta({ description: 'A language model judges whether the value is plausible; an implausible one is refused' }),
  useForDuplicateCheck: z.boolean().default(false),
  pivotReportable: z.boolean().default(false).meta({ description: WITHOUT_EFFECT }),
  searchable: z
    .boolean()
    .default(false)
    .meta({ description: 'Lists filter by it through an index, made in the background; needs "list" in showOn' }),
  excludeFromIntegrations: z.boolean().default(false),
  showOn: z
    .array(z.enum(['list', 'details', 'forms', 'portal']))
    .default(['details', 'forms', 'portal'])
    .meta({
      description:
        'list: may be a column of lists of leads; details: before the others on the lead; forms: on new hosted forms; portal: kept, without effect yet',
    }),
});

/** A field of a lead type; kind sub-fields nests further fields, to any depth. */
export const fieldDefinitionSchema = fieldSettingsSchema.extend({
  get fields() {
    return z.array(fieldDefinitionSchema).max(100).optional();
  },
});
export type FieldSettings = z.infer<typeof fieldDefinitionSchema>;
export type FieldSettingsInput = z.input<typeof fieldDefinitionSchema>;

export const returnReasonSchema = z.strictObject({
  code: z.string().regex(CODE, CODE_FORM),
  label: z.string().min(1).max(120),
});
export type ReturnReason = z.infer<typeof returnReasonSchema>;

/** A finer word for what a lead is about; a campaign may name one for its leads. */
const categorySchema = z.strictObject({ code: z.string().regex(CODE, CODE_FORM), label: z.string().min(1).max(120) });

/** What one kind of buyer sees of a lead: these fields, in this order; what is not editable is read only. */
export const displayGroupSchema = z.strictObject({
  code: z.string().regex(CODE, CODE_FORM),
  name: z.string().min(1).max(120),
  fields: z.array(z.strictObject({ field: z.string().max(64), editable: z.boolean().default(false) })).max(500),
});
export type DisplayGroup = z.infer<typeof displayGroupSchema>;

/** Which buyer a lead's force ID names, and what happens when no such buyer can have it. */
export const forceIdSchema = z.strictObject({
  match: z.enum(['buyer-id', 'custom-field']).default('buyer-id'),
  customField: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .optional()
    .meta({ description: 'Custom field of the buyer that holds the ID; for match custom-field' }),
  otherwise: z
    .enum(['nobody', 'distribute'])
    .default('nobody')
    .meta({
      description:
        'When nobody matches or the buyer cannot take it: keep the lead unsold for an operator, or distribute it as if it had no force ID',
    }),
});
export type ForceIdSettings = z.infer<typeof forceIdSchema>;

/** The schema of one vertical, as stored (`lead_type.document`). */
export const leadTypeDocumentSchema = z.strictObject({
  v: z.literal(1),
  fields: z.array(fieldDefinitionSchema).min(1).max(500),
  returnReasons: z.array(returnReasonSchema).max(100).default([]),
  categories: z.array(categorySchema).max(200).default([]),
  displayGroups: z.array(displayGroupSchema).max(50).default([]).meta({ description: WITHOUT_EFFECT }),
  forceId: forceIdSchema.prefault({}),
});
export type LeadTypeDocument = z.infer<typeof leadTypeDocumentSchema>;
export type LeadTypeDocumentInput = z.input<typeof leadTypeDocumentSchema>;
