import { z } from 'zod';

export const formFieldSchema = z.strictObject({
  field: z.string().max(64).meta({ description: 'Name of a field of the lead type' }),
  label: z.string().trim().max(120).optional().meta({ description: "Instead of the field's own label" }),
  help: z.string().trim().max(300).optional(),
  required: z.boolean().default(false).meta({ description: 'Asked for here although the lead type does not insist' }),
  entries: z.int().min(1).max(5).default(1).meta({ description: 'How many entries of a group can be filled in' }),
});
export type FormField = z.infer<typeof formFieldSchema>;

const webAddress = z.url({ protocol: /^https?$/ }).max(500);
/** Scheme, host and port of a page, as browsers name it. */
const originSchema = z
  .string()
  .max(300)
  .regex(
    /^https?:\/\/(?:[a-z0-9-]+\.)*[a-z0-9-]+(?::\d{1,5})?$/,
    'Write an origin such as https://www.example.com, without a path.',
  );

/** What a hosted lead form asks and says (`lead_form.document`). All texts are plain text. */
export const leadFormDocumentSchema = z.strictObject({
  v: z.literal(1),
  title: z.string().trim().min(1).max(120),
  introduction: z.string().trim().max(1000).default(''),
  fields: z.array(formFieldSchema).min(1).max(60),
  submitLabel: z.string().trim().min(1).max(40).default('Send'),
  consentText: z
    .string()
    .trim()
    .max(2000)
    .default('')
    .meta({ description: 'Shown beside a box that has to be ticked; empty = nothing is asked' }),
  thankYou: z
    .string()
    .trim()
    .min(1)
    .max(1000)
    .default('Thank you. We have received your request and will be in touch.'),
  redirectUrl: webAddress
    .nullable()
    .default(null)
    .meta({ description: 'Where the visitor goes on; null = the thank-you text' }),
  embedOrigins: z
    .array(originSchema)
    .max(20)
    .default([])
    .meta({ description: 'Sites that may show the form in a frame' }),
});
export type LeadFormDocument = z.infer<typeof leadFormDocumentSchema>;
