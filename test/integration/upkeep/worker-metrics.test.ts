import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BuyerLanes, type LanePlace } from '#activities/kit/buyer-lanes';
import { serveHealth } from '#activities/kit/serve-health';
import { bookAction } from '#db/leads/book-action';
import type { Market } from '#test/integration/booking/market';
import { useMarket } from '#test/integration/booking/use-market';

describe('the metrics of a worker', () => {
  let market: Market;
  let server: Server;
  let lanes: BuyerLanes;
  let ready = true;
  useMarket((opened) => (market = opened));
  beforeAll(async () => {
    server = createServer();
    lanes = new BuyerLanes(2);
    await serveHealth(server, { host: '127.0.0.1', port: 0 }, { pool: market.pool, lanes, ready: () => ready });
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  const get = async (path: string): Promise<{ status: number; text: string }> => {
    const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);
    return { status: response.status, text: await response.text() };
  };
  async function gauges(): Promise<Record<string, number>> {
    const { text } = await get('/metrics');
    return Object.fromEntries(
      [...text.matchAll(/^leadrail_(?!worker_)(\w+) ([\d.]+)$/gm)].map(([, name, value]) => [name, Number(value)]),
    );
  }

  it('say what there is to do, all of one moment', async () => {
    const nothing = await gauges();
    expect(Object.values(nothing).every((value) => value === 0)).toBe(true);
    const account = await market.account();
    const [late, next, over, unknown] = [
      await market.lead({ stage: 'received' }),
      await market.lead({ stage: 'received' }),
      await market.lead(),
      await market.lead({ stage: 'unresolved' }),
    ];
    await market.pool.query(
      `insert into lead_dispatch (lead_id, available_at) values ($1, now() - interval '90 seconds'), ($2, now() + interval '1 month')`,
      [late, next],
    );
    await market.pool.query(`update lead_dispatch set enqueued_at = now() - interval '90 seconds'`);
    await bookAction(market.pool, unknown, { name: 'run-automation', payload: {}, actor: 'user:1' });
    await market.pool.query(`update lead_action set created_at = now() - interval '2 minutes'`);
    const deliveryId = await market.reserved(over, account);
    await market.pool.query(`update delivery set reserved_at = now() - interval '70 minutes' where id = $1`, [
      deliveryId,
    ]);
    await market.pool.query(
      `update lead set stage = 'closed', closed_at = now(), updated_at = now() - interval '11 minutes' where id = $1`,
      [over],
    );
    await market.pool.query(
      `update lead set restarts = 3, restarted_at = now(), updated_at = now() - interval '1 minute' where id = $1`,
      [unknown],
    );
    for (let count = 0; count < 5; count += 1)
      (lanes.enter('a') as LanePlace).leave({ kind: 'no-answer', code: 'timed-out' });
    const figures = await gauges();
    expect(figures).toMatchObject({
      dispatch_depth: 1,
      unresolved_leads: 1,
      failing_leads: 1,
      overdue_deliveries: 1,
      leaked_places: 1,
      silent_buyers: 1,
    });
    expect(Math.round(figures['dispatch_age_seconds']! / 10)).toBe(9);
    expect(Math.round(figures['action_age_seconds']! / 10)).toBe(12);
  });

  it('stand beside two questions: whether it lives, and whether it takes work', async () => {
    expect(await get('/healthz')).toEqual({ status: 200, text: 'ok' });
    expect((await get('/readyz')).status).toBe(200);
    ready = false;
    expect((await get('/readyz')).status).toBe(503);
    expect((await get('/else')).status).toBe(404);
  });
});
