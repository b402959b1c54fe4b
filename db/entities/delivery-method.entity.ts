import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { Json } from '#domain/kernel/json';
import type { WeeklySchedule } from '#domain/limits/limits.schema';
import { bookkeepingProperties, document, jsonb } from '../columns/columns';
import { MAPPING_DOCUMENT } from '../columns/documents';
import type { NotificationSettings, RetrySettings } from '../columns/plain-documents';
import type { MethodEnvironment } from '#domain/words/delivery';
import type { ActiveStatus } from '#domain/words/market';

/** How leads of one type reach one buyer. Secrets inside `config` are sealed (`db/secrets/seal-secrets`). */
export const DeliveryMethod = defineEntity({
  name: 'DeliveryMethod',
  tableName: 'delivery_method',
  properties: {
    id: p.uuid().primary(),
    buyerId: p.uuid(),
    leadTypeId: p.uuid(),
    name: p.text(),
    channel: p.text(),
    environment: p.text().$type<MethodEnvironment>().default('production'),
    config: jsonb<Json>(),
    mapping: document(MAPPING_DOCUMENT),
    retry: jsonb<RetrySettings>(),
    schedule: jsonb<NonNullable<WeeklySchedule>>().nullable(),
    portalPermissions: jsonb<{ [key: string]: Json }>(),
    notifications: jsonb<NotificationSettings>(),
    status: p.text().$type<ActiveStatus>().default('active'),
    ...bookkeepingProperties(),
  },
});
export type DeliveryMethodEntity = InferEntity<typeof DeliveryMethod>;
