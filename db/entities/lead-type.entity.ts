import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { bookkeepingProperties, document, publicNumber } from '../columns/columns';
import { LEAD_TYPE_DOCUMENT } from '../columns/documents';
import type { ActiveStatus } from '#domain/words/market';

/** A vertical: its fields, rules and return reasons. */
export const LeadType = defineEntity({
  name: 'LeadType',
  tableName: 'lead_type',
  properties: {
    id: p.uuid().primary(),
    lid: publicNumber('lead_type_lid_seq'),
    name: p.text().unique(),
    industry: p.text().default(''),
    document: document(LEAD_TYPE_DOCUMENT),
    status: p.text().$type<ActiveStatus>().default('active'),
    ...bookkeepingProperties(),
  },
});
export type LeadTypeEntity = InferEntity<typeof LeadType>;
