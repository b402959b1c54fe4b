import type { EntityManager, RequiredEntityData } from '@mikro-orm/postgresql';
import { NO_CRITERIA } from '#domain/criteria/criteria.schema';
import { DeliveryAccount, type DeliveryAccountEntity } from '../entities/delivery-account.entity';
import { newId } from '../new-id';
import { createBuyer } from './create-buyer';
import { createDeliveryMethod } from './create-delivery-method';
import { createLeadType } from './create-lead-type';
import { insertRow } from './insert-row';

/** An automated, exclusive account at 25.00 that takes every lead; makes buyer, lead type and portal method when none are given. */
export async function createDeliveryAccount(
  em: EntityManager,
  given: Partial<RequiredEntityData<DeliveryAccountEntity>> = {},
): Promise<DeliveryAccountEntity> {
  const leadTypeId = given.leadTypeId ?? (await createLeadType(em)).id;
  const buyerId = given.buyerId ?? (await createBuyer(em)).id;
  const deliveryMethodId = given.deliveryMethodId ?? (await createDeliveryMethod(em, { leadTypeId, buyerId })).id;
  return insertRow<DeliveryAccountEntity>(
    em,
    DeliveryAccount,
    {
      id: newId(),
      name: 'All leads',
      priceMinor: 2500,
      limits: {},
      criteria: NO_CRITERIA,
      ...given,
      leadTypeId,
      buyerId,
      deliveryMethodId,
    },
    leadTypeId,
  );
}
