import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { bookkeepingProperties, document } from '../columns/columns';
import { LEAD_FORM_DOCUMENT } from '../columns/documents';
import type { ActiveStatus } from '#domain/words/market';

/** A page on which a visitor fills in a lead of one campaign. */
export const LeadForm = defineEntity({
  name: 'LeadForm',
  tableName: 'lead_form',
  properties: {
    id: p.uuid().primary(),
    campaignId: p.uuid(),
    slug: p.text().unique(),
    name: p.text(),
    status: p.text().$type<ActiveStatus>().default('active'),
    document: document(LEAD_FORM_DOCUMENT),
    ...bookkeepingProperties(),
  },
});
export type LeadFormEntity = InferEntity<typeof LeadForm>;
