import { leadFacts, settled } from '#test/kit/scenario/lead-facts';
import { act, api, getLead, postLead, somebody } from '#test/kit/scenario/scenario-http';
import type { Campaign, ScenarioWorld } from '#test/kit/scenario/scenario-world';
import { useWorld } from '#test/kit/scenario/use-world';

describe('test leads, and methods that are being tested', () => {
  let world: ScenarioWorld;
  useWorld((opened) => (world = opened));

  const tested = (campaign: Campaign, fields = somebody()) => postLead(campaign, { ...fields, Test: true });
  const reasonsOf = async (leadId: string): Promise<string[]> => {
    const { rows } = await world.pool.query<{ code: string }>(
      `select refusal->'reasons'->0->>'code' as code from lead_plan, jsonb_array_elements(refusals) refusal where lead_id = $1`,
      [leadId],
    );
    return rows.map(({ code }) => code);
  };
  const used = async (scopeId: string): Promise<number> =>
    Number(
      (
        await world.pool.query<{ used: string }>(
          `select coalesce(sum(used + qualified), 0) as used from cap_window where scope_id = $1`,
          [scopeId],
        )
      ).rows[0]?.used,
    );

  it('answers a test lead like a real one, and sends it to the testing address only', async () => {
    await world.account('Buyer', { testing: 'Buyer sandbox' });
    const campaign = await world.campaign({ processing: 'synchronous', sendResponses: true });
    const real = await postLead(campaign);
    const test = await tested(campaign);
    expect({ ...test.body, leadId: '', deliveries: [] }).toEqual({ ...real.body, leadId: '', deliveries: [] });
    expect(test.body).toMatchObject({
      outcome: 'accepted',
      code: 'sold',
      price: '10.00',
      deliveries: [{ buyer: 'Buyer', state: 'tested' }],
    });
    expect((await getLead(test.body.leadId!)).body).toMatchObject({ code: 'sold', price: '10.00' });
    expect(await world.acceptedBy('Buyer')).toEqual([real.body.leadId]);
    expect(await world.acceptedBy('Buyer sandbox')).toEqual([test.body.leadId]);
  });

  it('never sells, bills or counts a test lead', async () => {
    const account = await world.account('Buyer', {
      testing: 'Buyer sandbox',
      limits: { day: 1 },
      maxQualifiedPercent: 50,
    });
    const campaign = await world.campaign({ processing: 'synchronous' }, { limits: { day: 1 } });
    const ids = [await tested(campaign), await tested(campaign)].map(({ body }) => body.leadId!);
    for (const id of ids)
      expect(await leadFacts(world.pool, id)).toMatchObject({
        stage: 'closed',
        outcome: 'tested',
        revenue: 0,
        deliveries: [{ state: 'tested' }],
      });
    const { rows } = await world.pool.query('select 1 from ledger_transaction where lead_id = any($1)', [ids]);
    expect(rows).toEqual([]);
    expect([await used(account), await used(campaign.id)]).toEqual([0, 0]);
    const real = await postLead(campaign);
    expect(await leadFacts(world.pool, real.body.leadId!)).toMatchObject({ outcome: 'sold', revenue: 2500 });
    const { body } = await api('POST', '/api/v1/dashboard', {
      by: 'day',
      from: new Date(Date.now() - 864e5).toISOString().slice(0, 10),
      to: new Date(Date.now() + 864e5).toISOString().slice(0, 10),
      sourceIds: [world.sourceId],
    });
    expect(body['total']).toMatchObject({
      received: 1,
      accepted: 1,
      delivered: 1,
      revenueMinor: 2500,
      costMinor: 1000,
    });
  });

  it('marks a test lead in the lists of leads and deliveries', async () => {
    await world.account('Buyer', { testing: 'Buyer sandbox' });
    const {
      body: { leadId },
    } = await tested(await world.campaign({ processing: 'synchronous' }));
    const row = async (list: string, column: string) =>
      (
        (
          await api('POST', `/api/v1/${list}/search`, {
            filter: { join: 'and', items: [{ column, is: 'is', value: leadId }] },
          })
        ).body['items'] as object[]
      )[0];
    expect(await row('leads', 'id')).toMatchObject({ test: true, outcome: 'tested' });
    expect(await row('deliveries', 'lead')).toMatchObject({ test: true, state: 'tested' });
  });

  it('asks for bids on a test lead at the testing address of the ping', async () => {
    await world.account('Bidder', { ping: true, testing: 'Bidder sandbox' });
    const {
      body: { leadId },
    } = await tested(await world.campaign({ processing: 'synchronous' }));
    expect(await leadFacts(world.pool, leadId!)).toMatchObject({ outcome: 'tested' });
    const log = (await world.buyers.log()).filter((entry) => entry.leadId === leadId);
    expect(log.map(({ buyer, kind }) => `${buyer} ${kind}`)).toEqual(['Bidder sandbox ping', 'Bidder sandbox post']);
  });

  it('passes by an account without a testing address, whoever sends the test lead', async () => {
    const account = await world.account('Buyer');
    const {
      body: { leadId },
    } = await tested(await world.campaign({ processing: 'synchronous' }));
    expect(await leadFacts(world.pool, leadId!)).toMatchObject({ outcome: 'unsold', deliveries: [] });
    expect(await reasonsOf(leadId!)).toEqual(['no-testing-address']);
    expect(await act(leadId!, 'send-to', { accountId: account })).toMatchObject({
      status: 409,
      body: { code: 'no-testing-address' },
    });
    expect(await world.acceptedBy('Buyer')).toEqual([]);
  });

  it('sends no real lead by a method that is being tested, whoever sends it', async () => {
    const account = await world.account('Buyer', { testing: 'Buyer sandbox', inTesting: true });
    const campaign = await world.campaign({ processing: 'synchronous' });
    const {
      body: { leadId },
    } = await postLead(campaign);
    expect(await leadFacts(world.pool, leadId!)).toMatchObject({ outcome: 'unsold', deliveries: [] });
    expect(await reasonsOf(leadId!)).toEqual(['method-in-testing']);
    expect(await act(leadId!, 'send-to', { accountId: account })).toMatchObject({
      status: 409,
      body: { code: 'method-in-testing' },
    });
    expect(await world.acceptedBy('Buyer')).toEqual([]);
    expect(await world.acceptedBy('Buyer sandbox')).toEqual([]);
    const test = await tested(campaign);
    expect(await leadFacts(world.pool, test.body.leadId!)).toMatchObject({ outcome: 'tested' });
  });

  it('takes a test lead for nobody’s duplicate, and nobody for a duplicate of it', async () => {
    await world.account('Buyer', { testing: 'Buyer sandbox' });
    const campaign = await world.campaign({ processing: 'synchronous', duplicates: { days: 30 } as never });
    const person = somebody();
    for (const outcome of ['tested', 'sold', 'tested']) {
      const { body } = outcome === 'tested' ? await tested(campaign, person) : await postLead(campaign, person);
      expect(await leadFacts(world.pool, body.leadId!)).toMatchObject({ outcome });
    }
  });

  it('knows what the test tools of advertising platforms send', async () => {
    await world.account('Buyer', { testing: 'Buyer sandbox' });
    const campaign = await world.campaign();
    for (const mark of [{ is_test: true }, { full_name: '<test lead: dummy data for full_name>' }]) {
      const { body } = await postLead(campaign, { ...somebody(), ...mark });
      expect(await settled(world.pool, body.leadId!)).toMatchObject({ outcome: 'tested' });
    }
    expect(await world.acceptedBy('Buyer')).toEqual([]);
  });

  it('takes no return, price or reassignment of what was only tested', async () => {
    await world.account('Buyer', { testing: 'Buyer sandbox' });
    const {
      body: { leadId },
    } = await tested(await world.campaign({ processing: 'synchronous' }));
    const {
      deliveries: [delivery],
    } = await leadFacts(world.pool, leadId!);
    const refused = await Promise.all([
      act(leadId!, 'mark-returned', { deliveryId: delivery!.id, reasonCode: 'bad-phone' }),
      act(leadId!, 'update-price', { deliveryId: delivery!.id, priceMinor: 1 }),
      act(leadId!, 'reassign', { deliveryId: delivery!.id }),
    ]);
    expect(refused.map(({ status }) => status >= 400 && status < 500)).toEqual([true, true, true]);
    expect(await leadFacts(world.pool, leadId!)).toMatchObject({ outcome: 'tested', revenue: 0 });
  });
});
