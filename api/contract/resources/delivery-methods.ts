import { METHOD_ENVIRONMENTS } from '#domain/words/delivery';
import { z } from 'zod';
import { WITHOUT_EFFECT } from '#domain/kernel/without-effect';
import { weeklyScheduleSchema } from '#domain/limits/limits.schema';
import { bookkeeping, defineResource } from './resource';
import { activeStatusSchema, mappingSchema, nameSchema, optionsSchema } from './vocabulary';

export const deliveryMethods = defineResource({
  name: 'delivery-methods',
  label: 'Delivery methods',
  permissions: { view: 'buyers:view', edit: 'buyers:edit' },
  writable: z.strictObject({
    buyerId: z.uuid(),
    leadTypeId: z.uuid(),
    channel: z.string().max(60).meta({ description: 'How leads travel, e.g. webhook, ping-post, lead-portal' }),
    name: nameSchema,
    status: activeStatusSchema
      .default('active')
      .meta({
        description:
          'Automation passes over the accounts of an inactive one; what is sent by hand still goes out by it',
      }),
    environment: z.enum(METHOD_ENVIRONMENTS).default('production'),
    config: z
      .record(z.string(), z.json())
      .prefault({ v: 1 })
      .meta({ description: "The channel's own settings. Secrets read as ***; sent back as *** they stay" }),
    mapping: mappingSchema.optional().meta({ description: 'All fields of the lead type when absent' }),
    retry: z
      .strictObject({
        enabled: z.boolean().default(false),
        attempts: z.int().min(1).max(50).default(3),
        waitSeconds: z.int().min(1).max(86_400).default(60),
      })
      .prefault({}),
    schedule: weeklyScheduleSchema.default(null),
    portalPermissions: optionsSchema.prefault({}).meta({ description: WITHOUT_EFFECT }),
    notifications: z
      .strictObject({
        userIds: z.array(z.uuid()).max(50).default([]),
        email: z.boolean().default(false),
        sms: z.boolean().default(false),
      })
      .prefault({}),
  }),
  fixed: ['buyerId', 'leadTypeId', 'channel'],
  writeOnly: [],
  documents: ['config', 'mapping', 'schedule'],
  readOnly: z.object(bookkeeping),
  refers: { buyerId: 'buyers', leadTypeId: 'lead-types' },
  filters: ['buyerId', 'leadTypeId', 'channel', 'status', 'name'],
});
