import { z } from 'zod';
import { NO_CRITERIA } from '#domain/criteria/criteria.schema';
import { WITHOUT_EFFECT } from '#domain/kernel/without-effect';
import { bookkeeping, defineResource } from './resource';
import { activeStatusSchema, criteriaSchema, limitsSchema, nameSchema, priceMinorSchema } from './vocabulary';
import { ACCOUNT_TYPES } from '#domain/words/market';

const percent = z.int().min(0).max(100).nullable().default(null);

export const deliveryAccounts = defineResource({
  name: 'delivery-accounts',
  label: 'Delivery accounts',
  permissions: { view: 'buyers:view', edit: 'buyers:edit' },
  writable: z.strictObject({
    buyerId: z.uuid(),
    leadTypeId: z.uuid(),
    deliveryMethodId: z.uuid(),
    pingMethodId: z.uuid().nullable().default(null).meta({ description: 'Asked for a bid before the lead is sold' }),
    alternateMethodId: z
      .uuid()
      .nullable()
      .default(null)
      .meta({
        description: 'Sent beside every sale, as a second message; what becomes of it changes nothing about the sale',
      }),
    name: nameSchema,
    status: activeStatusSchema
      .default('active')
      .meta({ description: 'Automation passes over an inactive one; a lead can be sent to it by hand' }),
    automated: z.boolean().default(true),
    priceMinor: priceMinorSchema.default(0),
    priority: z.int().min(0).max(1_000_000).default(0).meta({ description: '0 is served first' }),
    exclusive: z.boolean().default(true),
    requiresOrder: z
      .boolean()
      .default(false)
      .meta({
        description:
          'No lead by automation without an open order. There are no orders yet: such an account gets leads by hand only',
      }),
    confirmation: z.boolean().default(false).meta({ description: WITHOUT_EFFECT }),
    confirmPrice: z
      .boolean()
      .default(false)
      .meta({
        description:
          'A higher price that the buyer names after the sale counts; a lower one never does. Off: the bid or the listed price stands',
      }),
    accountType: z.enum(ACCOUNT_TYPES).default('general').meta({ description: WITHOUT_EFFECT }),
    limits: limitsSchema.prefault({}),
    criteria: criteriaSchema.default(NO_CRITERIA),
    maxQualifiedPercent: percent,
    ignoreLimitsOnRescan: z.boolean().default(false),
    delaySeconds: z.int().min(0).max(2_592_000).default(0),
    maxReturnPercent: percent,
    deliveryGroup: z.string().trim().min(1).max(120).nullable().default(null).meta({ description: WITHOUT_EFFECT }),
  }),
  fixed: ['buyerId', 'leadTypeId'],
  writeOnly: [],
  documents: ['criteria'],
  readOnly: z.object(bookkeeping),
  refers: {
    buyerId: 'buyers',
    leadTypeId: 'lead-types',
    deliveryMethodId: 'delivery-methods',
    pingMethodId: 'delivery-methods',
    alternateMethodId: 'delivery-methods',
  },
  money: { priceMinor: 'revenue' },
  filters: ['buyerId', 'leadTypeId', 'deliveryMethodId', 'status', 'name'],
});
