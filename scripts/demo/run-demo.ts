import type { Pool } from 'pg';
import { initOrm } from '#db/orm';
import { readReceivers, type Receiver } from '#db/seeds/read-receivers';
import { writeCredential, type Credential } from '#db/seeds/write-credential';
import { marketContext, writeMarket } from '#db/seeds/write-market';
import { createSecretBox } from '#db/secrets/secret-box';
import { seedFrom } from '#domain/kernel/seed';
import type { FakeBuyers } from '#test/kit/fakes/buyers';
import { planSends, type PlannedSend } from './plan-sends';
import { demoClient, type DemoClient, type Sent } from './client';
import { compare, type Report } from './compare';
import { readDatabase } from './read-database';
import { acknowledged, askAgain, refresh, type Followed } from './follow';
import { inParallel } from './in-parallel';
import { withEverydayNames } from '../past/cast';
import { demoCast, leadMaker } from './leads';
import { demoMarket } from './market';
import { readViews } from './read-views';
import { decideWaiting, emptyBook, returnSome, type OperatorBook } from './operator';

const SENDERS = 8;
const ROUND_MS = 300;

export interface DemoParts {
  /** Short word that names the run's market. */
  readonly run: string;
  readonly apiUrl: string;
  readonly databaseUrl: string;
  readonly secretKey: string;
  readonly pool: Pool;
  readonly buyers: FakeBuyers;
  readonly waitMs: number;
  /** For pictures: names without the run's word, and people with everyday names. */
  readonly plainNames?: boolean;
  /** Called when everything has come to rest, for a caller that has more to send. */
  readonly afterwards?: (client: DemoClient) => Promise<void>;
  say(line: string): void;
}
interface Market {
  readonly receivers: readonly Receiver[];
  readonly operator: Credential;
  readonly campaignIds: readonly string[];
  readonly sourceIds: readonly string[];
}

/** Writes the run's market, sends its leads, decides, waits, returns some, and compares what everybody saw. */
export async function runDemo(parts: DemoParts): Promise<Report> {
  const { say } = parts;
  const market = await writeRunMarket(parts);
  say(`market "demo ${parts.run}": ${market.receivers.length} campaigns`);
  const client = demoClient(parts.apiUrl, market.receivers, market.operator);
  const plan = planSends(
    parts.run,
    leadMaker(
      parts.run,
      seedFrom(`leadrail demo ${parts.run}`),
      parts.plainNames ? withEverydayNames(demoCast(parts.run)) : undefined,
    ),
  );
  const book = emptyBook();
  const sent = await sendAll(client, plan.first, say);
  await settle(parts, client, market, acknowledged(sent), book);
  sent.push(...(await sendAll(client, plan.second, say)));
  const followed = await settle(parts, client, market, acknowledged(sent), book);
  say('buyers give some leads back');
  await returnSome(parts.pool, client, followed, book);
  await seeReturns(parts, client, followed, book);
  const [database, log] = [await readDatabase(parts.pool, market.campaignIds), await parts.buyers.log()];
  const views = await readViews(client.operator, parts.pool, market.sourceIds);
  await parts.afterwards?.(client);
  return compare({ sent, followed, book, database, log, views });
}

async function writeRunMarket({ run, databaseUrl, secretKey, buyers, plainNames }: DemoParts): Promise<Market> {
  const orm = await initOrm(databaseUrl);
  try {
    const context = marketContext(orm.em, createSecretBox(secretKey), `demo-${run}`);
    const plan = demoMarket(run, (buyer) => buyers.urlOf(buyer), plainNames);
    await writeMarket(context, plan);
    const operator = await writeCredential(context, {
      key: 'operator',
      name: `Operator of demo ${run}`,
      scopes: ['account', 'data', 'receiver'],
      sourceId: null,
      days: 1,
    });
    return {
      operator,
      receivers: await readReceivers(orm.em, context, plan),
      campaignIds: plan.campaigns.map(({ key }) => context.id(key)),
      sourceIds: plan.sources.map(({ key }) => context.id(key)),
    };
  } finally {
    await orm.close();
  }
}

async function sendAll(
  client: DemoClient,
  planned: readonly PlannedSend[],
  say: (line: string) => void,
): Promise<Sent[]> {
  let done = 0;
  say(`sending ${planned.length} requests`);
  return inParallel(planned, SENDERS, async (send) => {
    const result = await client.send(send);
    done += 1;
    if (done % 50 === 0) say(`sent ${done} of ${planned.length}`);
    return result;
  });
}

/** Asks for every lead again and again until all have a final answer or the time is up; reviewers work meanwhile. */
async function settle(
  parts: DemoParts,
  client: DemoClient,
  market: Market,
  followed: Followed[],
  book: OperatorBook,
): Promise<Followed[]> {
  const deadline = Date.now() + parts.waitMs;
  let told = Date.now();
  for (;;) {
    await decideWaiting(parts.pool, client, market.campaignIds, book);
    await askAgain(client, followed);
    const open = followed.filter(({ settledAt }) => settledAt === undefined).length;
    if (open === 0 || Date.now() > deadline) return followed;
    if (Date.now() - told > 3000) {
      parts.say(`${followed.length - open} of ${followed.length} leads settled`);
      told = Date.now();
    }
    await new Promise((resolve) => setTimeout(resolve, ROUND_MS));
  }
}

/** Waits until the sources can see the returns. */
async function seeReturns(
  parts: DemoParts,
  client: DemoClient,
  followed: readonly Followed[],
  book: OperatorBook,
): Promise<void> {
  const deadline = Date.now() + Math.min(parts.waitMs, 30_000);
  const concerned = followed.filter(({ leadId }) => book.returned.some((other) => other.leadId === leadId));
  const isSeen = ({ answer }: Followed): boolean =>
    book.returned.every(
      ({ deliveryId }) =>
        answer?.deliveries?.find((delivery) => delivery.deliveryId === deliveryId)?.state !== 'accepted',
    );
  while (Date.now() < deadline) {
    await inParallel(concerned, SENDERS, (lead) => refresh(client, lead));
    if (concerned.every(isSeen)) return;
    await new Promise((resolve) => setTimeout(resolve, ROUND_MS));
  }
}
