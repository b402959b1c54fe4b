import { initOrm } from '#db/orm';
import { benchMarket } from './bench-market';
import { readReceivers, type Receiver } from '#db/seeds/read-receivers';
import { marketContext, writeMarket } from '#db/seeds/write-market';
import { createSecretBox } from '#db/secrets/secret-box';
import type { CappedAccount } from '../load/book-concurrently';

export interface BenchMarket {
  readonly queued: Receiver;
  readonly synchronous: Receiver;
  readonly capped: CappedAccount;
}

/** Writes the market of the bench and says where its leads are sent. */
export async function writeBenchMarket(databaseUrl: string, secretKey: string, buyerUrl: string): Promise<BenchMarket> {
  const orm = await initOrm(databaseUrl);
  try {
    const context = marketContext(orm.em, createSecretBox(secretKey), 'bench');
    const plan = benchMarket(buyerUrl);
    await writeMarket(context, plan);
    const [queued, synchronous] = await readReceivers(orm.em, context, plan);
    if (!queued || !synchronous) throw new Error('The market of the bench was not written.');
    const { id } = context;
    const capped = {
      leadTypeId: id('solar'),
      sourceId: id('site'),
      campaignId: id('queued'),
      accountId: id('capped-account'),
      buyerId: id('capped'),
      methodId: id('capped-portal'),
    };
    return { queued, synchronous, capped };
  } finally {
    await orm.close();
  }
}
