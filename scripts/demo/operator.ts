import type { Pool } from 'pg';
import type { DemoClient } from './client';
import { inParallel } from './in-parallel';
import type { Followed } from './follow';

/** What the operator did, by his own count. */
export interface OperatorBook {
  readonly validated: Set<string>;
  readonly invalidated: Set<string>;
  readonly returned: { readonly leadId: string; readonly deliveryId: string; readonly toSource: boolean }[];
  readonly deniedReturns: string[];
  readonly refusals: string[];
}
export const emptyBook = (): OperatorBook => ({
  validated: new Set(),
  invalidated: new Set(),
  returned: [],
  deniedReturns: [],
  refusals: [],
});

const INVALID_EVERY = 4;
const RETURN_EVERY = 9;

/** Gives a verdict on every lead that waits for one: three of four are good. */
export async function decideWaiting(
  pool: Pool,
  client: DemoClient,
  campaignIds: readonly string[],
  book: OperatorBook,
): Promise<void> {
  const { rows } = await pool.query<{ id: string }>(
    `select id from lead where stage = 'qc' and campaign_id = any($1) order by id`,
    [campaignIds],
  );
  const waiting = rows.map(({ id }) => id).filter((id) => !book.validated.has(id) && !book.invalidated.has(id));
  await inParallel(waiting, 4, async (leadId) => {
    const good = (book.validated.size + book.invalidated.size + 1) % INVALID_EVERY !== 0;
    (good ? book.validated : book.invalidated).add(leadId);
    const { status } = await client.act(leadId, good ? 'validate' : 'invalidate', { note: 'Decided by the demo.' });
    if (status !== 200) book.refusals.push(`${good ? 'validate' : 'invalidate'} was answered ${status}`);
  });
}

/** Buyers give back every ninth lead, every second of those to the source; one return is asked for and denied. */
export async function returnSome(
  pool: Pool,
  client: DemoClient,
  followed: readonly Followed[],
  book: OperatorBook,
): Promise<void> {
  const sold = followed.flatMap(({ leadId, answer }) =>
    (answer?.deliveries ?? [])
      .filter(({ state }) => state === 'accepted')
      .map(({ deliveryId }) => ({ leadId, deliveryId })),
  );
  const chosen = sold.filter((_, index) => index % RETURN_EVERY === RETURN_EVERY - 1);
  await inParallel(chosen, 4, async ({ leadId, deliveryId }) => {
    const toSource = book.returned.length % 2 === 1 && !book.returned.some((other) => other.leadId === leadId);
    book.returned.push({ leadId, deliveryId, toSource });
    const { status } = await client.act(leadId, 'mark-returned', {
      deliveryId,
      reasonCode: 'wrong-number',
      toSource,
      note: 'Returned by the demo.',
    });
    if (status !== 200) book.refusals.push(`mark-returned was answered ${status}`);
  });
  const kept = sold.find(({ deliveryId }) => !book.returned.some((other) => other.deliveryId === deliveryId));
  if (kept) await denyReturn(pool, client, kept, book);
}

async function denyReturn(
  pool: Pool,
  client: DemoClient,
  { leadId, deliveryId }: { leadId: string; deliveryId: string },
  book: OperatorBook,
): Promise<void> {
  const asked = await client.act(leadId, 'request-return', { deliveryId, reasonCode: 'out-of-area' });
  const returnId = await findReturn(pool, deliveryId);
  if (returnId === undefined)
    return void book.refusals.push(`request-return was answered ${asked.status} and left no request`);
  const { status } = await client.act(leadId, 'decide-return', {
    returnId,
    decision: 'deny',
    note: 'It is inside the area.',
  });
  if (status === 200) book.deniedReturns.push(deliveryId);
  else book.refusals.push(`decide-return was answered ${status}`);
}

/** The open request as the operator's list shows it; an action may be carried out a moment after its answer. */
async function findReturn(pool: Pool, deliveryId: string): Promise<string | undefined> {
  for (let tries = 0; tries < 50; tries += 1) {
    const { rows } = await pool.query<{ id: string }>(
      `select id from lead_return where delivery_id = $1 and state = 'requested'`,
      [deliveryId],
    );
    if (rows[0]) return rows[0].id;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return undefined;
}
