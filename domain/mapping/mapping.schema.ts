import { z } from 'zod';

/**
 * One outgoing field. `from` is a lead field (sub-fields by path), a fixed text, a property of the lead or delivery, or a JSONata
 * expression over the lead. `values` translates listed values; `format` overrides the field's own output format.
 */
export const mappedFieldSchema = z.strictObject({
  to: z.string().min(1).max(200).meta({ description: 'Outgoing name; dots nest in JSON and XML bodies' }),
  from: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('field'), field: z.string().max(200) }),
    z.strictObject({ type: z.literal('static'), value: z.string().max(2000) }),
    z.strictObject({
      type: z.literal('property'),
      property: z.enum([
        'lead-id',
        'delivery-id',
        'ping-reference',
        'received-at',
        'price',
        'source-name',
        'campaign-name',
        'grade',
        'test',
      ]),
    }),
    z.strictObject({ type: z.literal('expression'), expression: z.string().max(2000) }),
  ]),
  values: z.record(z.string(), z.string()).optional(),
  format: z.string().max(100).optional(),
  omitWhenBlank: z.boolean().default(false),
});
export type MappedField = z.infer<typeof mappedFieldSchema>;

export const mappingDocumentSchema = z.strictObject({ v: z.literal(1), fields: z.array(mappedFieldSchema).max(1000) });
export type MappingDocument = z.infer<typeof mappingDocumentSchema>;
