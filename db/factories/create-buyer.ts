import type { EntityManager, RequiredEntityData } from '@mikro-orm/postgresql';
import { Buyer, type BuyerEntity } from '../entities/buyer.entity';
import { newId } from '../new-id';
import { insertRow } from './insert-row';

/** An active buyer in New York's time zone. */
export async function createBuyer(
  em: EntityManager,
  given: Partial<RequiredEntityData<BuyerEntity>> = {},
): Promise<BuyerEntity> {
  return insertRow<BuyerEntity>(em, Buyer, {
    id: newId(),
    company: 'Sunny Roofs',
    timeZone: 'America/New_York',
    contact: {},
    customFields: {},
    portal: {},
    billing: {},
    ...given,
  });
}
