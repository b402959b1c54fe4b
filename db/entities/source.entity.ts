import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { AccessRule } from '#domain/lead/campaign.schema';
import { bookkeepingProperties, jsonb, publicNumber } from '../columns/columns';
import type { Contact } from '../columns/plain-documents';
import type { SourceStatus } from '#domain/words/market';

/** Who sends leads. */
export const Source = defineEntity({
  name: 'Source',
  tableName: 'source',
  properties: {
    id: p.uuid().primary(),
    vid: publicNumber('source_vid_seq'),
    name: p.text(),
    status: p.text().$type<SourceStatus>().default('active'),
    contact: jsonb<Contact>(),
    accessRules: jsonb<AccessRule[]>(),
    gradingEnabled: p.boolean().default(true),
    ...bookkeepingProperties(),
  },
});
export type SourceEntity = InferEntity<typeof Source>;
