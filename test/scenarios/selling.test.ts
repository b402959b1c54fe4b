import { eventually } from '#test/kit/scenario/eventually';
import { books, leadFacts, settled } from '#test/kit/scenario/lead-facts';
import { postLead, somebody } from '#test/kit/scenario/scenario-http';
import { ScenarioWorld } from '#test/kit/scenario/scenario-world';

describe('selling a lead', () => {
  let world: ScenarioWorld;
  beforeEach(async () => {
    world = await ScenarioWorld.open();
  });
  afterEach(() => world.close());

  it('answers a synchronous source after the buyer took the lead, with price, redirect and deliveries', async () => {
    await world.account('Acme', { behaviour: { redirectUrl: 'https://acme.example/thanks/{id}' } });
    const campaign = await world.campaign({ processing: 'synchronous', sendResponses: true });
    const answer = await postLead(campaign);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      outcome: 'accepted',
      price: '10.00',
      redirectUrl: expect.stringContaining('https://acme.example/thanks/'),
    });
    expect(answer.body.deliveries).toHaveLength(1);
    expect(await world.acceptedBy('Acme')).toEqual([answer.body.leadId]);
  });

  it('acknowledges a queued lead at once and sells it afterwards', async () => {
    await world.account('Acme', {});
    const answer = await postLead(await world.campaign());
    expect(answer).toMatchObject({ status: 202, body: { outcome: 'queued' } });
    const facts = await settled(world.pool, answer.body.leadId!);
    expect(facts).toMatchObject({
      stage: 'closed',
      outcome: 'sold',
      revenue: 2500,
      deliveries: [{ state: 'accepted', attempts: 1 }],
    });
    expect(await world.acceptedBy('Acme')).toEqual([answer.body.leadId]);
  });

  it('offers the lead to the best price first and to the next after a refusal', async () => {
    await world.account('Cheap', { priceMinor: 1000 });
    await world.account('Picky', { priceMinor: 9000, behaviour: { refuse: { every: 1, reason: 'not in our area' } } });
    const answer = await postLead(await world.campaign({ processing: 'synchronous' }));
    expect(await leadFacts(world.pool, answer.body.leadId!)).toMatchObject({
      outcome: 'sold',
      revenue: 1000,
      deliveries: [
        { account: 'Picky account', state: 'refused' },
        { account: 'Cheap account', state: 'accepted' },
      ],
    });
  });

  it('sells a shared lead to as many as the campaign allows and no more', async () => {
    for (const name of ['One', 'Two', 'Three', 'Four']) await world.account(name, { exclusive: false });
    const answer = await postLead(await world.campaign({ processing: 'synchronous', maxDeliveries: 3 }));
    const facts = await leadFacts(world.pool, answer.body.leadId!);
    expect(facts.deliveries.filter((delivery) => delivery.state === 'accepted')).toHaveLength(3);
    expect(facts.revenue).toBe(7500);
  });

  it('holds an auction, sells to the highest bidder and posts with its token', async () => {
    await world.account('Low', { ping: true, priceMinor: 0, behaviour: { bids: { from: 1000, to: 1000 } } });
    await world.account('High', { ping: true, priceMinor: 0, behaviour: { bids: { from: 4200, to: 4200 } } });
    await world.account('None', {
      ping: true,
      priceMinor: 0,
      behaviour: { bids: { from: 5000, to: 5000, noBidEvery: 1 } },
    });
    const answer = await postLead(await world.campaign({ processing: 'synchronous' }));
    expect(await leadFacts(world.pool, answer.body.leadId!)).toMatchObject({
      outcome: 'sold',
      revenue: 4200,
      deliveries: [{ account: 'High account', state: 'accepted', price: 4200 }],
    });
    expect(await world.acceptedBy('High')).toEqual([answer.body.leadId]);
  });

  it('makes a lead visible in the portal of a buyer without a server', async () => {
    await world.account('Portal buyer', { portal: true });
    const answer = await postLead(await world.campaign({ processing: 'synchronous' }));
    const { rows } = await world.pool.query('select visible_in_portal from delivery where lead_id = $1', [
      answer.body.leadId,
    ]);
    expect(rows).toEqual([{ visible_in_portal: true }]);
  });

  it('retries durably where the buyer asks for it and books the sale once', async () => {
    await world.account('Shaky', {
      behaviour: { failFirst: { times: 2, status: 503, every: 1 } },
      retry: { attempts: 3, waitSeconds: 1 },
    });
    const answer = await postLead(await world.campaign());
    expect(await settled(world.pool, answer.body.leadId!)).toMatchObject({
      outcome: 'sold',
      deliveries: [{ state: 'accepted', attempts: 3 }],
    });
    expect(await world.acceptedBy('Shaky')).toHaveLength(1);
  });

  it('sends at each retry what it sent at first, times included', async () => {
    await world.account('Shaky', {
      tellsTime: true,
      behaviour: { failFirst: { times: 2, status: 503, every: 1 } },
      retry: { attempts: 3, waitSeconds: 1 },
    });
    const answer = await postLead(await world.campaign());
    await settled(world.pool, answer.body.leadId!);
    const { rows } = await world.pool.query<{ body: string }>(
      `select request->>'body' as body from delivery_attempt join delivery on delivery.id = delivery_id where lead_id = $1 order by number`,
      [answer.body.leadId],
    );
    expect(rows).toHaveLength(3);
    expect(rows[0]?.body).toMatch(/"?told_at"?[=:]"?\d{13}/);
    expect(new Set(rows.map(({ body }) => body)).size).toBe(1);
  });

  it('resolves an unknown outcome with the same buyer and never sells an exclusive lead to another meanwhile', async () => {
    await world.account('Forgetful', {
      priceMinor: 5000,
      timeoutMs: 1000,
      behaviour: { loseAnswer: { every: 1, how: 'silence' } },
      retry: { attempts: 2, waitSeconds: 1 },
    });
    await world.account('Eager', { priceMinor: 1000 });
    const answer = await postLead(await world.campaign());
    expect(await settled(world.pool, answer.body.leadId!)).toMatchObject({
      outcome: 'sold',
      deliveries: [{ account: 'Forgetful account', state: 'accepted', attempts: 2 }],
    });
    expect(await world.acceptedBy('Eager')).toEqual([]);
  });

  it('stops at a cap: the next lead goes to the next buyer, with the reason kept', async () => {
    await world.account('Capped', { priceMinor: 9000, limits: { day: 1 } });
    await world.account('Rest', { priceMinor: 1000 });
    const campaign = await world.campaign({ processing: 'synchronous' });
    await postLead(campaign);
    const second = await postLead(campaign);
    expect(await leadFacts(world.pool, second.body.leadId!)).toMatchObject({
      revenue: 1000,
      deliveries: [{ account: 'Rest account' }],
    });
    const { rows } = await world.pool.query<{ refusals: { accountId: string; reasons: { code: string }[] }[] }>(
      'select refusals from lead_plan where lead_id = $1',
      [second.body.leadId],
    );
    expect(
      rows[0]!.refusals.find((refusal) => refusal.accountId === world.accounts.get('Capped'))?.reasons,
    ).toHaveLength(1);
  });

  it('says unsold when nobody wants it, and owes the source its price all the same', async () => {
    await world.account('Never', {
      criteria: {
        v: 1,
        root: { join: 'all', items: [{ type: 'field', field: 'State', operator: 'equals', value: 'AK' }] },
      },
    });
    const answer = await postLead(await world.campaign({ processing: 'synchronous' }));
    expect(answer.body).toMatchObject({ outcome: 'accepted', code: 'unsold' });
    const { rows } = await world.pool.query(
      'select sum(amount_minor)::int as owed from ledger_entry e join ledger_transaction t on t.id = e.transaction_id where t.lead_id = $1 and account like $2',
      [answer.body.leadId, 'source-payable:%'],
    );
    expect(rows).toEqual([{ owed: -1000 }]);
  });

  it('sends the alternate message beside a sale, and a refused lead to nobody', async () => {
    await world.account('Refuser', {
      priceMinor: 9000,
      alternate: 'Copy of refuser',
      behaviour: { refuse: { every: 1, reason: 'no' } },
    });
    await world.account('Taker', { alternate: 'Copy of taker' });
    const answer = await postLead(await world.campaign({ processing: 'synchronous' }));
    expect(await leadFacts(world.pool, answer.body.leadId!)).toMatchObject({ outcome: 'sold', revenue: 2500 });
    expect(await world.acceptedBy('Copy of taker')).toEqual([answer.body.leadId]);
    expect(await world.acceptedBy('Copy of refuser')).toEqual([]);
    const { rows } = await world.pool.query(`select state from lead_step where lead_id = $1 and node = 'alternate'`, [
      answer.body.leadId,
    ]);
    expect(rows).toEqual([{ state: 'done' }]);
  });

  it('tells the chosen people when a delivery failed, and says when there is no way to tell them', async () => {
    await world.account('Broken', { behaviour: { failFirst: { times: 99, status: 429, every: 1 } }, notify: true });
    const answer = await postLead(await world.campaign({ processing: 'synchronous' }));
    const notice = await eventually('the notice was handled', async () => {
      const { rows } = await world.pool.query<{ state: string; error_code: string }>(
        `select state, error_code from notice where lead_id = $1 and state <> 'pending'`,
        [answer.body.leadId],
      );
      return rows[0];
    });
    expect(notice).toEqual({ state: 'failed', error_code: 'no-sender-configured' });
  });

  it('keeps the books balanced through all of this', async () => {
    await world.account('Acme', { exclusive: false });
    const campaign = await world.campaign({ maxDeliveries: 2 });
    const answers = await Promise.all(Array.from({ length: 20 }, () => postLead(campaign, somebody())));
    for (const answer of answers) await settled(world.pool, answer.body.leadId!);
    expect(await books(world.pool)).toEqual([]);
  });
});
