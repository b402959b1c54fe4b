import type { Client } from '@temporalio/client';
import { LeadsInHand } from '#activities/kit/leads-in-hand';
import { createDispatcher } from '#activities/upkeep/lead-dispatcher';
import { Market } from '../booking/market';

/** Starts answer when the test says so. */
class Starts {
  readonly asked: string[] = [];
  private readonly waiting = new Map<string, { resolve(): void; reject(error: Error): void }>();
  readonly client = {
    workflow: {
      start: (_: string, { args }: { args: [{ leadId: string }] }) =>
        new Promise<void>((resolve, reject) => {
          this.asked.push(args[0].leadId);
          this.waiting.set(args[0].leadId, { resolve, reject });
        }),
    },
  } as unknown as Client;
  answer = (leadId: string): void => this.waiting.get(leadId)!.resolve();
  fail = (leadId: string): void => this.waiting.get(leadId)!.reject(new Error('away'));
}

const turn = () => new Promise((resolve) => setTimeout(resolve, 20));

describe('the dispatcher', () => {
  let market: Market;
  beforeAll(async () => {
    market = await Market.open();
  }, 120_000);
  afterAll(() => market.close());
  afterEach(() => market.pool.query('delete from lead_dispatch'));

  async function queue(count: number): Promise<string[]> {
    const leads = [];
    for (let index = 0; index < count; index += 1) {
      const leadId = await market.lead({ stage: 'received' });
      await market.pool.query(
        `insert into lead_dispatch (lead_id, available_at) values ($1, now() - make_interval(secs => $2))`,
        [leadId, 100 - index],
      );
      leads.push(leadId);
    }
    return leads;
  }

  function begin(most: number) {
    const starts = new Starts();
    const inHand = new LeadsInHand(most, Date.now);
    return { starts, inHand, ...createDispatcher({ pool: market.pool, client: starts.client, inHand, eager: false }) };
  }

  it('starts the next lead as soon as one leaves, however slow another start is', async () => {
    const [a, b, c] = await queue(3);
    const { starts, inHand, dispatch } = begin(2);
    await dispatch();
    expect(new Set(starts.asked)).toEqual(new Set([a, b]));
    starts.answer(b!);
    await turn();
    await dispatch();
    expect(starts.asked).toHaveLength(2);
    inHand.leave(b!);
    await dispatch();
    expect(starts.asked.slice(2)).toEqual([c]);
    const { rows } = await market.pool.query<{ lead_id: string }>(
      'select lead_id from lead_dispatch order by available_at',
    );
    expect(rows.map((row) => row.lead_id)).toEqual([a, c]);
  });

  it('sees what other workers have taken in when it is full', async () => {
    const [a, b] = await queue(2);
    const { starts, dispatch } = begin(1);
    await dispatch();
    await market.pool.query(`update lead set stage = 'distributing' where id = $1`, [a]);
    await dispatch();
    expect(starts.asked).toEqual([a, b]);
  });

  it('gives back what could not be started and says that it failed', async () => {
    const [a] = await queue(1);
    const { starts, dispatch } = begin(2);
    await dispatch();
    starts.fail(a!);
    await turn();
    await expect(dispatch()).rejects.toThrow('away');
    await dispatch();
    expect(starts.asked).toEqual([a, a]);
  });
});
