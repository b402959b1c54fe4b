import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { QuantityLimits } from '#domain/limits/limits.schema';
import { bookkeepingProperties, document, jsonb, minorUnits } from '../columns/columns';
import { CRITERIA_DOCUMENT } from '../columns/documents';
import type { AccountType, ActiveStatus } from '#domain/words/market';

/** On which terms a buyer takes leads of one type. The buyer never changes: deliveries refer to both. */
export const DeliveryAccount = defineEntity({
  name: 'DeliveryAccount',
  tableName: 'delivery_account',
  properties: {
    id: p.uuid().primary(),
    buyerId: p.uuid(),
    leadTypeId: p.uuid(),
    deliveryMethodId: p.uuid(),
    pingMethodId: p.uuid().nullable(),
    alternateMethodId: p.uuid().nullable(),
    name: p.text(),
    status: p.text().$type<ActiveStatus>().default('active'),
    automated: p.boolean().default(true),
    priceMinor: minorUnits(),
    priority: p.integer().default(0),
    exclusive: p.boolean().default(true),
    requiresOrder: p.boolean().default(false),
    confirmation: p.boolean().default(false),
    confirmPrice: p.boolean().default(false),
    accountType: p.text().$type<AccountType>().default('general'),
    limits: jsonb<QuantityLimits>(),
    criteria: document(CRITERIA_DOCUMENT),
    maxQualifiedPercent: p.integer().nullable(),
    ignoreLimitsOnRescan: p.boolean().default(false),
    delaySeconds: p.integer().default(0),
    maxReturnPercent: p.integer().nullable(),
    deliveryGroup: p.text().nullable(),
    ...bookkeepingProperties(),
  },
});
export type DeliveryAccountEntity = InferEntity<typeof DeliveryAccount>;
