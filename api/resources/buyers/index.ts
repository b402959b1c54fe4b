import { Buyer, type BuyerEntity } from '#db/entities/buyer.entity';
import { buyers } from '#api/contract/resources/buyers';
import type { ResourceBinding } from '../engine/binding';

export const buyerBinding: ResourceBinding<BuyerEntity> = { contract: buyers, entity: Buyer, table: 'buyer' };
