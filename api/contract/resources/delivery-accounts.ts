import { z } from 'zod';
import { NO_CRITERIA } from '#domain/criteria/criteria.schema';
import { bookkeeping, defineResource } from './resource';
import { activeStatusSchema, criteriaSchema, limitsSchema, nameSchema, priceMinorSchema } from './vocabulary';

const percent = z.int().min(0).max(100).nullable().default(null);

export const deliveryAccounts = defineResource({
  name: 'delivery-accounts', label: 'Delivery accounts', permissions: { view: 'buyers:view', edit: 'buyers:edit' },
  writable: z.strictObject({
    buyerId: z.uuid(),
    leadTypeId: z.uuid(),
    deliveryMethodId: z.uuid(),
    pingMethodId: z.uuid().nullable().default(null).meta({ description: 'Asked for a bid before the lead is sold' }),
    alternateMethodId: z.uuid().nullable().default(null).meta({ description: 'Used when the delivery method fails' }),
    name: nameSchema,
    status: activeStatusSchema.default('active'),
    automated: z.boolean().default(true),
    priceMinor: priceMinorSchema.default(0),
    priority: z.int().min(0).max(1_000_000).default(0).meta({ description: '0 is served first' }),
    exclusive: z.boolean().default(true),
    requiresOrder: z.boolean().default(false),
    confirmation: z.boolean().default(false),
    confirmPrice: z.boolean().default(false).meta({ description: 'A higher price that the buyer names after the sale counts; a lower one never does. Off: the bid or the listed price stands' }),
    accountType: z.enum(['general', 'url-redirect', 'live-call-transfer', 'ivr-direct-transfer']).default('general'),
    limits: limitsSchema.prefault({}),
    criteria: criteriaSchema.default(NO_CRITERIA),
    maxQualifiedPercent: percent,
    ignoreLimitsOnRescan: z.boolean().default(false),
    delaySeconds: z.int().min(0).max(2_592_000).default(0),
    maxReturnPercent: percent,
    deliveryGroup: z.string().trim().min(1).max(120).nullable().default(null),
  }),
  fixed: ['buyerId', 'leadTypeId'],
  writeOnly: [], documents: ['criteria'],
  readOnly: z.object(bookkeeping),
  refers: { buyerId: 'buyers', leadTypeId: 'lead-types', deliveryMethodId: 'delivery-methods', pingMethodId: 'delivery-methods', alternateMethodId: 'delivery-methods' },
  filters: ['buyerId', 'leadTypeId', 'deliveryMethodId', 'status', 'name'],
});
