import type { EntityManager, RequiredEntityData } from '@mikro-orm/postgresql';
import { DeliveryMethod, type DeliveryMethodEntity } from '../entities/delivery-method.entity';
import { newId } from '../new-id';
import { createBuyer } from './create-buyer';
import { createLeadType } from './create-lead-type';
import { insertRow } from './insert-row';

/**
 * A method that makes the lead visible in the buyer's portal, so that nothing leaves the house unless told to. Makes a buyer and a
 * lead type when none are given. Seal a config's secrets first (`sealSecrets`).
 */
export async function createDeliveryMethod(
  em: EntityManager,
  given: Partial<RequiredEntityData<DeliveryMethodEntity>> = {},
): Promise<DeliveryMethodEntity> {
  const leadTypeId = given.leadTypeId ?? (await createLeadType(em)).id;
  const buyerId = given.buyerId ?? (await createBuyer(em)).id;
  return insertRow<DeliveryMethodEntity>(
    em,
    DeliveryMethod,
    {
      id: newId(),
      name: 'Portal',
      channel: 'lead-portal',
      config: { v: 1 },
      mapping: { v: 1, fields: [] },
      portalPermissions: {},
      retry: { enabled: false, attempts: 3, waitSeconds: 60 },
      notifications: { userIds: [], email: false, sms: false },
      ...given,
      leadTypeId,
      buyerId,
    },
    leadTypeId,
  );
}
