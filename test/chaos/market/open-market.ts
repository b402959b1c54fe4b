import { initOrm } from '#db/orm';
import { readReceivers, type Receiver } from '#db/seeds/read-receivers';
import { writeCredential, type Credential } from '#db/seeds/write-credential';
import { marketContext, writeMarket } from '#db/seeds/write-market';
import { createSecretBox } from '#db/secrets/secret-box';
import type { FakeBuyers } from '#test/kit/fakes/buyers';
import type { RepeatAnswer } from '#test/kit/fakes/buyers/behaviour';
import { chaosBuyers, type ChaosBuyer } from './buyers';
import { countOrders } from './orders';
import { planMarket } from './plan-market';

/** A market that is written and whose buyers answer. */
export interface OpenMarket {
  readonly name: string;
  readonly buyers: readonly ChaosBuyer[];
  /** Buyers are known to the fakes by their key with this before it. */
  readonly prefix: string;
  readonly receivers: ReadonlyMap<string, Receiver>;
  readonly campaignIds: readonly string[];
  readonly accountIds: ReadonlyMap<string, string>;
  readonly operator: Credential;
}

export interface MarketPlace {
  readonly databaseUrl: string;
  readonly secretKey: string;
  readonly fakes: FakeBuyers;
}

/** Writes the market of one fault for so many leads and opens its buyers. */
export async function openMarket(
  { databaseUrl, secretKey, fakes }: MarketPlace,
  name: string,
  { leads, repeats }: { readonly leads: number; readonly repeats: RepeatAnswer },
): Promise<OpenMarket> {
  const half = (wanting: number): number => Math.max(1, Math.floor(wanting / 2));
  const tight = { alone: half(countOrders(leads, 'alone', 'AZ')), together: half(countOrders(leads, 'together')) };
  const buyers = chaosBuyers(tight, repeats);
  const prefix = `${name}.`;
  for (const { key, behaviour } of buyers) await fakes.behave(`${prefix}${key}`, behaviour);
  const orm = await initOrm(databaseUrl);
  try {
    const context = marketContext(orm.em, createSecretBox(secretKey), name);
    const plan = planMarket(name, buyers, (buyer) => fakes.urlOf(`${prefix}${buyer}`));
    await writeMarket(context, plan);
    const operator = await writeCredential(context, {
      key: 'operator',
      name: `Operator of ${name}`,
      scopes: ['account', 'data'],
      sourceId: null,
      days: 1,
    });
    const receivers = await readReceivers(orm.em, context, plan);
    return {
      name,
      buyers,
      prefix,
      operator,
      receivers: new Map(receivers.map((receiver) => [receiver.key, receiver])),
      campaignIds: plan.campaigns.map(({ key }) => context.id(key)),
      accountIds: new Map(buyers.map(({ key }) => [key, context.id(`${key}-account`)])),
    };
  } finally {
    await orm.close();
  }
}
