import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { OrderingStrategyId } from '#domain/lead/campaign.schema';
import { document, jsonb, moment } from '../columns/columns';
import { GRADING_DOCUMENT } from '../columns/documents';

export interface DistributionDefaults {
  readonly priceOptimization: boolean;
}

/** The one row of system-wide settings. `configVersion` is moved by `writeConfig` alone. */
export const Installation = defineEntity({
  name: 'Installation',
  tableName: 'installation',
  properties: {
    id: p.smallint().primary(),
    name: p.text(),
    currency: p.text(),
    timeZone: p.text(),
    grading: document(GRADING_DOCUMENT),
    automation: p.text().$type<OrderingStrategyId>().default('price'),
    distribution: jsonb<DistributionDefaults>(),
    configVersion: p.bigint('number').columnType('bigint').default(0),
    createdAt: moment().onCreate(() => new Date()),
  },
});
export type InstallationEntity = InferEntity<typeof Installation>;
