import { channelOf } from '#domain/channels/registry';
import type { Json } from '#domain/kernel/json';
import { createBuyer } from '../factories/create-buyer';
import { createDeliveryAccount } from '../factories/create-delivery-account';
import { createDeliveryMethod } from '../factories/create-delivery-method';
import { Buyer } from '../entities/buyer.entity';
import { DeliveryAccount } from '../entities/delivery-account.entity';
import { DeliveryMethod } from '../entities/delivery-method.entity';
import { sealSecrets } from '../secrets/seal-secrets';
import type { AccountPlan, BuyerPlan, MethodPlan } from './market-plan';
import { once } from './once';
import type { MarketContext } from './market-context';

const PORTAL = 'lead-portal';

/** A buyer with its methods and accounts. */
export async function writeBuyer(context: MarketContext, buyer: BuyerPlan): Promise<void> {
  const { em, id } = context;
  await once(em, Buyer, id(buyer.key), (rowId) =>
    createBuyer(em, { id: rowId, company: buyer.company, timeZone: buyer.zone, groupName: buyer.group ?? null }),
  );
  for (const method of buyer.methods)
    await once(em, DeliveryMethod, id(method.key), (rowId) => writeMethod(context, buyer, method, rowId));
  for (const account of buyer.accounts)
    await once(em, DeliveryAccount, id(account.key), (rowId) => writeAccount(context, buyer, account, rowId));
}

async function writeMethod(
  { em, box, id }: MarketContext,
  buyer: BuyerPlan,
  method: MethodPlan,
  rowId: string,
): Promise<unknown> {
  const channel = channelOf(method.channel ?? PORTAL);
  const config = channel.configSchema.parse(method.config ?? { v: 1 }) as Json;
  const people = method.notify ?? [];
  return createDeliveryMethod(em, {
    id: rowId,
    buyerId: id(buyer.key),
    leadTypeId: id(method.leadType),
    name: method.name,
    channel: channel.id,
    config: sealSecrets(box, config, channel.secrets),
    schedule: method.schedule ?? null,
    ...(method.mapping && { mapping: method.mapping }),
    ...(method.retry && { retry: method.retry }),
    notifications: { userIds: people.map(id), email: people.length > 0, sms: people.length > 0 },
  });
}

async function writeAccount(
  { em, id }: MarketContext,
  buyer: BuyerPlan,
  account: AccountPlan,
  rowId: string,
): Promise<unknown> {
  const method = buyer.methods.find((candidate) => candidate.key === account.method);
  if (!method) throw new Error(`The account ${account.key} names the unknown method ${account.method}`);
  const { key: _key, method: _method, pingMethod, alternateMethod, price, criteria, limits = {}, ...columns } = account;
  return createDeliveryAccount(em, {
    ...columns,
    id: rowId,
    buyerId: id(buyer.key),
    leadTypeId: id(method.leadType),
    deliveryMethodId: id(method.key),
    pingMethodId: pingMethod === undefined ? null : id(pingMethod),
    alternateMethodId: alternateMethod === undefined ? null : id(alternateMethod),
    priceMinor: price,
    limits,
    ...(criteria && { criteria: { v: 1, root: criteria } }),
  });
}
