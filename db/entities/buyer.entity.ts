import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { Json } from '#domain/kernel/json';
import { bookkeepingProperties, jsonb, publicNumber } from '../columns/columns';
import type { Contact } from '../columns/plain-documents';
import type { BuyerStatus } from '#domain/words/market';

/** Who buys leads. Only an active buyer receives any. */
export const Buyer = defineEntity({
  name: 'Buyer',
  tableName: 'buyer',
  properties: {
    id: p.uuid().primary(),
    bid: publicNumber('buyer_bid_seq'),
    company: p.text(),
    status: p.text().$type<BuyerStatus>().default('active'),
    contact: jsonb<Contact>(),
    timeZone: p.text(),
    groupName: p.text().nullable(),
    customFields: jsonb<Record<string, string>>(),
    notes: p.text().default(''),
    portal: jsonb<{ [key: string]: Json }>(),
    billing: jsonb<{ [key: string]: Json }>(),
    ...bookkeepingProperties(),
  },
});
export type BuyerEntity = InferEntity<typeof Buyer>;
