import { ACTIVE_STATUSES } from '#domain/words/market';
import { z } from 'zod';
import { criteriaDocumentSchema } from '#domain/criteria/criteria.schema';
import { leadTypeDocumentSchema } from '#domain/fields/lead-type.schema';
import { quantityLimitsSchema } from '#domain/limits/limits.schema';
import { mappingDocumentSchema } from '#domain/mapping/mapping.schema';

const text = (longest: number): z.ZodString => z.string().trim().max(longest);

/** A name people give. */
export const nameSchema = z.string().trim().min(1).max(120);
export const activeStatusSchema = z.enum(ACTIVE_STATUSES);

export const contactSchema = z.strictObject({
  name: text(120).optional(),
  email: z.email().max(254).optional(),
  phone: text(40).optional(),
  address: text(200).optional(),
  city: text(100).optional(),
  state: text(100).optional(),
  postalCode: text(20).optional(),
  country: text(100).optional(),
});

/** An IANA zone, e.g. America/New_York. */
export const timeZoneSchema = z
  .string()
  .max(64)
  .refine(isTimeZone, 'This is not an IANA time zone such as America/New_York.');

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** Money as integer minor units. */
export const priceMinorSchema = z.int().min(0).max(100_000_000).meta({ description: 'Minor units, e.g. cents' });
export const optionsSchema = z.record(z.string().max(100), z.json());

/** Documents of the domain under the names the OpenAPI document knows them by. */
export const criteriaSchema = criteriaDocumentSchema.meta({ id: 'Criteria' });
export const fieldsDocumentSchema = leadTypeDocumentSchema.meta({ id: 'LeadTypeDocument' });
export const limitsSchema = quantityLimitsSchema.meta({ id: 'QuantityLimits' });
export const mappingSchema = mappingDocumentSchema.meta({ id: 'Mapping' });
