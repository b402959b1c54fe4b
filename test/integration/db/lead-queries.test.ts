import type { MikroORM } from '@mikro-orm/postgresql';
import { createCampaign } from '#db/factories/create-campaign';
import { createDeliveryAccount } from '#db/factories/create-delivery-account';
import { SMALL_LEAD_TYPE } from '#db/factories/create-lead-type';
import type { CampaignEntity } from '#db/entities/campaign.entity';
import { newId } from '#db/new-id';
import { initOrm } from '#db/orm';
import { findDuplicate } from '#db/queries/find-duplicate';
import { loadCampaign } from '#db/queries/load-campaign';
import { loadCampaignByAid } from '#db/queries/load-campaign-by-aid';
import { loadLead } from '#db/queries/load-lead';
import { loadLeadDeliveries } from '#db/queries/load-lead-deliveries';
import { loadLeadTimeline } from '#db/queries/load-lead-timeline';
import { loadLeadType } from '#db/queries/load-lead-type';
import { queueDepth } from '#db/queries/queue-depth';
import { unfinishedLeads } from '#db/queries/unfinished-leads';
import { createTestDatabase, type TestDatabase } from '#test/kit/database';
import { insert, insertDelivery, insertLead } from './insert-rows';

describe('lead queries', () => {
  let database: TestDatabase;
  let orm: MikroORM;
  let campaign: CampaignEntity;
  beforeAll(async () => {
    database = await createTestDatabase();
    orm = await initOrm(database.url);
    campaign = await createCampaign(orm.em.fork(), {
      passwordHash: 'hash',
      settings: { maxDeliveries: 3 },
      limits: { day: 100 },
    });
  });
  afterAll(async () => {
    await orm.close(true);
    await database.drop();
  });

  test('a lead is loaded with every column in our terms', async () => {
    const key = Buffer.alloc(32, 1);
    const id = await insertLead(database.pool, campaign, {
      received_at: new Date(5000),
      fields: { State: 'NY' },
      duplicate_key: key,
      price_minor: 1000,
    });
    const { rows } = await database.pool.query<{ columns: number }>(
      `select count(*)::integer as columns from information_schema.columns where table_name = 'lead'`,
    );
    const lead = await loadLead(database.pool, id);
    expect(Object.keys(lead ?? {})).toHaveLength(rows[0]?.columns ?? 0);
    expect(lead).toMatchObject({
      id,
      campaignId: campaign.id,
      sourceId: campaign.sourceId,
      leadTypeId: campaign.leadTypeId,
      stage: 'received',
      outcome: null,
      fields: { State: 'NY' },
      reasons: [],
      priceMinor: 1000,
      revenueMinor: 0,
      receivedAt: 5000,
      closedAt: null,
      slotsTaken: 0,
      test: false,
      duplicateKey: key,
    });
    expect(await loadLead(database.pool, newId())).toBeNull();
  });

  test('a campaign is found by LID, VID and AID together only', async () => {
    const leadType = await loadLeadType(database.pool, campaign.leadTypeId);
    expect(leadType).toMatchObject({ document: SMALL_LEAD_TYPE, status: 'active', version: 1 });
    const plain = await loadCampaign(database.pool, campaign.id);
    expect(plain).toMatchObject({
      id: campaign.id,
      aid: campaign.aid,
      passwordHash: 'hash',
      priceMinor: 1000,
      limits: { day: 100 },
    });
    expect(plain?.settings).toMatchObject({ maxDeliveries: 3, processing: 'queued', returnWindowDays: 7 });
    const [lid, vid, aid] = [leadType?.lid ?? 0, 1, campaign.aid];
    expect(await loadCampaignByAid(database.pool, lid, vid, aid)).toEqual({
      ...plain,
      lid,
      vid,
      leadTypeName: leadType?.name,
      leadTypeStatus: 'active',
      document: SMALL_LEAD_TYPE,
      sourceName: 'Bright Leads',
      sourceStatus: 'active',
      accessRules: [],
      gradingEnabled: true,
      currency: 'USD',
      zone: 'America/New_York',
      configVersion: expect.any(Number),
    });
    const wrong: [number, number, number][] = [
      [lid + 1, vid, aid],
      [lid, vid + 1, aid],
      [lid, vid, aid + 1],
      [lid, vid, 2 ** 40],
      [0, 0, 0],
      [lid, vid, 1.5],
    ];
    for (const numbers of wrong) expect(await loadCampaignByAid(database.pool, ...numbers)).toBeNull();
    expect(await loadCampaign(database.pool, newId())).toBeNull();
    expect(await loadLeadType(database.pool, newId())).toBeNull();
  });

  test('the newest earlier lead with the same key is the duplicate', async () => {
    const duplicateKey = Buffer.alloc(32, 7);
    const at = (ms: number, given: object = {}) =>
      insertLead(database.pool, campaign, { duplicate_key: duplicateKey, received_at: new Date(ms), ...given });
    const old = await at(1000);
    const newer = await at(2000, { stage: 'closed', outcome: 'sold' });
    const rejected = await at(3000, { stage: 'closed', outcome: 'rejected' });
    await at(4000, { deleted_at: new Date() });
    const ask = (given: object) =>
      findDuplicate(database.pool, {
        leadTypeId: campaign.leadTypeId,
        duplicateKey,
        since: 0,
        includeRejected: false,
        ...given,
      });
    expect(await ask({})).toEqual({ id: newer, receivedAt: 2000, outcome: 'sold' });
    expect(await ask({ includeRejected: true })).toMatchObject({ id: rejected });
    expect(await ask({ leadId: newer })).toMatchObject({ id: old, outcome: null });
    expect(await ask({ since: 2001 })).toBeNull();
    expect(await ask({ duplicateKey: Buffer.alloc(32, 8) })).toBeNull();
    expect(await ask({ leadTypeId: newId() })).toBeNull();
  });

  test('a timeline holds every step, plan, ping, delivery, attempt and return in order', async () => {
    const lead = await insertLead(database.pool, campaign);
    const account = await createDeliveryAccount(orm.em.fork(), { leadTypeId: campaign.leadTypeId, name: 'West' });
    for (const node of ['intake', 'plan', 'deliver']) {
      await insert(database.pool, 'lead_step', {
        id: newId(),
        lead_id: lead,
        node,
        label: node,
        state: 'done',
        detail: { node },
      });
    }
    await insert(database.pool, 'lead_plan', { lead_id: lead, number: 1, config_version: 5 });
    await insert(database.pool, 'ping', {
      id: newId(),
      lead_id: lead,
      plan_number: 1,
      account_id: account.id,
      method_id: account.deliveryMethodId,
      state: 'bid',
      bid_minor: 1900,
    });
    const refused = await insertDelivery(database.pool, lead, account, {
      state: 'refused',
      reserved_at: new Date(1000),
    });
    const sold = await insertDelivery(database.pool, lead, account, { state: 'accepted', reserved_at: new Date(2000) });
    for (const [delivery, number, started] of [
      [refused, 1, 1001],
      [sold, 1, 2001],
      [sold, 2, 2002],
    ] as const) {
      await insert(database.pool, 'delivery_attempt', {
        id: newId(),
        delivery_id: delivery,
        number,
        state: 'accepted',
        started_at: new Date(started),
      });
    }
    await insert(database.pool, 'lead_return', {
      id: newId(),
      delivery_id: sold,
      reason_code: 'wrong-number',
      requested_by: 'user:1',
    });
    const timeline = await loadLeadTimeline(database.pool, lead);
    expect(timeline.steps.map((step) => [step.node, step.detail])).toEqual([
      ['intake', { node: 'intake' }],
      ['plan', { node: 'plan' }],
      ['deliver', { node: 'deliver' }],
    ]);
    expect(timeline.plans).toMatchObject([
      { leadId: lead, number: 1, configVersion: 5, candidates: [], refusals: [], rescanned: false },
    ]);
    expect(timeline.pings).toMatchObject([
      { state: 'bid', bidMinor: 1900, accountName: 'West', buyerCompany: 'Sunny Roofs' },
    ]);
    expect(timeline.deliveries).toMatchObject([
      { id: refused, state: 'refused' },
      { id: sold, accountName: 'West', methodName: 'Portal', channel: 'lead-portal', reservedAt: 2000 },
    ]);
    expect(timeline.attempts).toMatchObject([
      { deliveryId: refused, number: 1 },
      { deliveryId: sold, number: 1 },
      { deliveryId: sold, number: 2, startedAt: 2002 },
    ]);
    expect(timeline.returns).toMatchObject([{ deliveryId: sold, state: 'requested', decidedAt: null }]);
    expect(await loadLeadDeliveries(database.pool, lead)).toEqual(timeline.deliveries);
    expect((await loadLeadTimeline(database.pool, newId())).steps).toEqual([]);
  });

  test('the queue has a depth and an age', async () => {
    expect(await queueDepth(database.pool)).toEqual({ depth: 0, oldestMs: 0 });
    for (const age of [90, 5]) {
      const lead = await insertLead(database.pool, campaign, { stage: 'closed' });
      await database.pool.query(
        `insert into lead_dispatch (lead_id, enqueued_at, available_at) values ($1, now() - $2 * interval '1 second', now() - $2 * interval '1 second')`,
        [lead, age],
      );
    }
    // One that waits for its time is no backlog, and one whose time has come has waited since then.
    for (const [due, age] of [
      [3600, 9000],
      [-1, 9000],
    ]) {
      const lead = await insertLead(database.pool, campaign, { stage: 'received' });
      await database.pool.query(
        `insert into lead_dispatch (lead_id, enqueued_at, available_at) values ($1, now() - $3 * interval '1 second', now() + $2 * interval '1 second')`,
        [lead, due, age],
      );
    }
    const queue = await queueDepth(database.pool);
    expect(queue.depth).toBe(3);
    expect(queue.oldestMs).toBeGreaterThanOrEqual(90000);
    expect(queue.oldestMs).toBeLessThan(120000);
  });

  test('unfinished leads are those at rest in an open stage that nobody is about to start', async () => {
    await database.pool.query(`update lead set stage = 'closed'`);
    const stale = { updated_at: new Date(1000) };
    const ids: string[] = [];
    for (const stage of ['received', 'qc', 'distributing'])
      ids.push(await insertLead(database.pool, campaign, { stage, ...stale }));
    const unresolved = await insertLead(database.pool, campaign, { stage: 'unresolved', ...stale });
    await insertLead(database.pool, campaign, { stage: 'closed', ...stale });
    await insertLead(database.pool, campaign, { stage: 'distributing' });
    await insert(database.pool, 'lead_dispatch', { lead_id: await insertLead(database.pool, campaign, stale) });
    const now = Date.now() - 10000;
    expect(await unfinishedLeads(database.pool, now, 10)).toMatchObject([
      { id: ids[0], stage: 'received' },
      { id: ids[1], stage: 'qc' },
      { id: ids[2], stage: 'distributing' },
    ]);
    expect(await unfinishedLeads(database.pool, now, 1, { after: ids[0] })).toMatchObject([{ id: ids[1] }]);
    expect(await unfinishedLeads(database.pool, now, 10, { stages: ['unresolved'] })).toMatchObject([
      { id: unresolved, stage: 'unresolved' },
    ]);
  });
});
