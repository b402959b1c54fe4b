import type { MikroORM } from '@mikro-orm/postgresql';
import { createBuyer } from '#db/factories/create-buyer';
import { createDeliveryAccount } from '#db/factories/create-delivery-account';
import { createDeliveryMethod } from '#db/factories/create-delivery-method';
import { createLeadType } from '#db/factories/create-lead-type';
import { createCampaign } from '#db/factories/create-campaign';
import { loadMethod } from '#db/queries/load-method';
import { loadRoutingSnapshot } from '#db/queries/load-routing-snapshot';
import { loadStandings } from '#db/queries/load-standings';
import { newId } from '#db/new-id';
import type { AccountStanding } from '#domain/distribution/snapshot';
import { NO_CRITERIA } from '#domain/criteria/criteria.schema';
import { windowStarts } from '#domain/limits/window-starts';
import type { TestDatabase } from '#test/kit/database';
import { insert, insertDelivery, insertLead } from './insert-rows';
import { useOrm } from './use-orm';

const NOW = Date.parse('2026-03-10T03:30:00Z');
const ZERO: AccountStanding = { used: { hour: 0, day: 0, week: 0, month: 0 }, qualified: 0, delivered: 0, returned: 0 };

describe('routing queries', () => {
  let database: TestDatabase;
  let orm: MikroORM;
  useOrm((opened) => ({ database, orm } = opened));

  test('a snapshot holds everything that decides, and the version it is of', async () => {
    const em = orm.em.fork();
    const leadTypeId = (await createLeadType(em)).id;
    const buyer = await createBuyer(em, { timeZone: 'America/Denver', status: 'late' });
    const schedule = { spans: [{ weekday: 1, from: 480, to: 1080 }] };
    const owner = { leadTypeId, buyerId: buyer.id };
    const post = await createDeliveryMethod(em, {
      ...owner,
      channel: 'ping-post',
      config: { v: 1, timeoutMs: 12000 },
      schedule,
      retry: { enabled: true, attempts: 4, waitSeconds: 90 },
    });
    const ping = await createDeliveryMethod(em, {
      ...owner,
      channel: 'webhook',
      config: { v: 1, timeoutMs: 800 },
      status: 'inactive',
    });
    const account = await createDeliveryAccount(em, {
      ...owner,
      deliveryMethodId: post.id,
      pingMethodId: ping.id,
      alternateMethodId: post.id,
      name: 'West',
      status: 'inactive',
      automated: false,
      priceMinor: 4200,
      priority: 3,
      exclusive: false,
      requiresOrder: true,
      confirmPrice: true,
      ignoreLimitsOnRescan: true,
      delaySeconds: 20,
      maxReturnPercent: 10,
      maxQualifiedPercent: 50,
      limits: { day: 5 },
    });
    const snapshot = await loadRoutingSnapshot(database.pool, leadTypeId);
    expect(snapshot.leadTypeId).toBe(leadTypeId);
    expect(snapshot.configVersion).toBe(
      (await database.pool.query<{ v: number }>('select max(id) as v from config_version')).rows[0]?.v,
    );
    expect(snapshot.accounts).toEqual([
      {
        accountId: account.id,
        buyerId: buyer.id,
        name: 'West',
        buyerStatus: 'late',
        accountStatus: 'inactive',
        automated: false,
        price: 4200,
        priority: 3,
        exclusive: false,
        requiresOrder: true,
        confirmPrice: true,
        ignoreLimitsOnRescan: true,
        delaySeconds: 20,
        maxReturnPercent: 10,
        maxQualifiedPercent: 50,
        limits: { day: 5 },
        criteria: NO_CRITERIA,
        zone: 'America/Denver',
        schedule,
        methodId: post.id,
        channel: 'ping-post',
        methodActive: true,
        methodInTesting: false,
        hasTestingAddress: false,
        pingMethodId: ping.id,
        alternateMethodId: post.id,
        pingTimeoutMs: 800,
        retry: { attempts: 4, waitSeconds: 90 },
        timeoutMs: 12000,
      },
    ]);
  });

  test('a method in testing, and where test leads may go: to a method and its ping that both have an address for them', async () => {
    const em = orm.em.fork();
    const account = await createDeliveryAccount(em);
    const found = async () =>
      (await loadRoutingSnapshot(database.pool, account.leadTypeId)).accounts.map(
        ({ methodInTesting, hasTestingAddress }) => [methodInTesting, hasTestingAddress],
      );
    const method = (column: string, value: string) =>
      database.pool.query(`update delivery_method set ${column} = $2 where id = $1`, [account.deliveryMethodId, value]);
    expect(await found()).toEqual([[false, false]]);
    await method('config', JSON.stringify({ v: 1, testingUrl: 'https://sandbox.example.com/' }));
    expect(await found()).toEqual([[false, true]]);
    const ping = await createDeliveryMethod(em, { buyerId: account.buyerId, leadTypeId: account.leadTypeId });
    await database.pool.query('update delivery_account set ping_method_id = $2 where id = $1', [account.id, ping.id]);
    expect(await found()).toEqual([[false, false]]);
    await database.pool.query(`update delivery_method set environment = 'testing' where id = $1`, [ping.id]);
    expect(await found()).toEqual([[true, false]]);
  });

  test('a method without retries, time-out or schedule has the defaults', async () => {
    const account = await createDeliveryAccount(orm.em.fork());
    const snapshot = await loadRoutingSnapshot(database.pool, account.leadTypeId);
    expect(snapshot.accounts[0]).toMatchObject({
      schedule: null,
      pingMethodId: null,
      timeoutMs: 30000,
      pingTimeoutMs: 30000,
      retry: { attempts: 0 },
    });
  });

  test('a lead type without accounts has an empty snapshot with its version', async () => {
    const snapshot = await loadRoutingSnapshot(database.pool, newId());
    expect(snapshot).toMatchObject({ accounts: [], configVersion: expect.any(Number) });
    expect(snapshot.configVersion).toBeGreaterThan(0);
  });

  test('a method is loaded with its secrets still sealed', async () => {
    const config = { v: 1, authentication: { password: { $sealed: 'lr1.x.y' } } };
    const method = await createDeliveryMethod(orm.em.fork(), { config });
    expect(await loadMethod(database.pool, method.id)).toEqual({
      id: method.id,
      buyerId: method.buyerId,
      leadTypeId: method.leadTypeId,
      name: 'Portal',
      channel: 'lead-portal',
      environment: 'production',
      config,
      mapping: { v: 1, fields: [] },
      retry: { enabled: false, attempts: 3, waitSeconds: 60 },
      schedule: null,
      portalPermissions: {},
      notifications: { userIds: [], email: false, sms: false },
      status: 'active',
      version: 1,
    });
    expect(await loadMethod(database.pool, newId())).toBeNull();
  });

  describe('standings', () => {
    const terms = { limits: { day: 10 }, maxQualifiedPercent: null, maxReturnPercent: null };
    const book = (id: string, window: string, starts: number, used: number, qualified = 0) =>
      insert(database.pool, 'cap_window', {
        scope: 'account',
        scope_id: id,
        cap_window: window,
        starts_at: new Date(starts),
        used,
        qualified,
      });

    test("are counted in each buyer's own windows", async () => {
      const [east, west] = [newId(), newId()];
      const zones: [string, string][] = [
        [east, 'America/New_York'],
        [west, 'America/Los_Angeles'],
      ];
      for (const [id, zone] of zones) {
        const starts = windowStarts(NOW, zone);
        await book(id, 'hour', starts.hour, 1);
        await book(id, 'day', starts.day, 2);
        await book(id, 'day', starts.day - 86400000, 50);
        await book(id, 'week', starts.week, 3);
        await book(id, 'month', starts.month, 4, 9);
      }
      // A window of the other zone, left from before the buyer moved.
      await book(east, 'month', windowStarts(NOW, 'America/Los_Angeles').month, 99, 99);
      const idle = newId();
      const standings = await loadStandings(
        database.pool,
        [
          ...zones.map(([accountId, zone]) => ({ accountId, zone, ...terms })),
          { accountId: idle, zone: 'Europe/Berlin', ...terms },
        ],
        NOW,
      );
      const expected = { used: { hour: 1, day: 2, week: 3, month: 4 }, qualified: 9, delivered: 4, returned: 0 };
      expect(Object.fromEntries(standings)).toEqual({ [east]: expected, [west]: expected, [idle]: ZERO });
    });

    test('of accounts without terms are not read', async () => {
      const id = newId();
      await book(id, 'day', windowStarts(NOW, 'UTC').day, 5);
      const free = { accountId: id, zone: 'UTC', ...terms, limits: {} };
      expect(await loadStandings(database.pool, [free], NOW)).toEqual(new Map([[id, ZERO]]));
      expect(await loadStandings(database.pool, [], NOW)).toEqual(new Map());
    });

    const insertReturn = (deliveryId: string, state: string) =>
      database.pool.query(
        `insert into lead_return (id, delivery_id, reason_code, state, requested_by, decided_by, decided_at) values ($1, $2, 'wrong-number', $3, 'buyer', 'operator', now())`,
        [newId(), deliveryId, state],
      );

    test("count this month's returns where they are limited, as delivered too", async () => {
      const em = orm.em.fork();
      const campaign = await createCampaign(em);
      const account = await createDeliveryAccount(em, { leadTypeId: campaign.leadTypeId });
      const month = windowStarts(NOW, 'America/New_York').month;
      await book(account.id, 'month', month, 8, 20);
      for (const [state, at] of [
        ['returned', NOW],
        ['returned', month],
        ['returned', month - 1],
        ['accepted', NOW],
      ] as const) {
        const id = await insertDelivery(database.pool, await insertLead(database.pool, campaign), account, {
          state,
          decided_at: new Date(at),
        });
        if (state === 'returned') await insertReturn(id, 'approved');
      }
      // Moved to another account: no return of this one's buyer.
      const moved = await insertDelivery(database.pool, await insertLead(database.pool, campaign), account, {
        state: 'returned',
        decided_at: new Date(NOW),
      });
      await insertReturn(moved, 'denied');
      const asked = { accountId: account.id, zone: 'America/New_York', ...terms, limits: {}, maxReturnPercent: 10 };
      expect((await loadStandings(database.pool, [asked], NOW)).get(account.id)).toEqual({
        used: { hour: 0, day: 0, week: 0, month: 8 },
        qualified: 20,
        delivered: 10,
        returned: 2,
      });
    });
  });
});
