import { z } from 'zod';
import { defineEndpoint } from './endpoint';
import { buyers } from './resources/buyers';
import { deliveryAccounts } from './resources/delivery-accounts';
import { deliveryMethods } from './resources/delivery-methods';

const made = z.object({ id: z.uuid() });

/** A buyer with the first way and the first terms to deliver to it: all three or nothing. */
export const createBuyerWithDelivery = defineEndpoint({
  id: 'createBuyerWithDelivery',
  repeated: 'kept',
  method: 'post',
  path: '/api/v1/buyers/wizard',
  access: 'account',
  permission: 'buyers:edit',
  tag: 'Buyers',
  summary: 'Create a buyer, its delivery method and its delivery account at once',
  description:
    'One transaction with three entries in the history. Errors name the part they belong to, e.g. method.config.productionUrl.',
  body: z.strictObject({
    buyer: buyers.writable,
    method: deliveryMethods.writable.omit({ buyerId: true }),
    account: deliveryAccounts.writable.omit({
      buyerId: true,
      leadTypeId: true,
      deliveryMethodId: true,
      pingMethodId: true,
      alternateMethodId: true,
    }),
  }),
  responses: { 201: z.object({ buyer: made, method: made, account: made }) },
  problems: [409, 422],
});
