import { leadFacts, settled } from '#test/kit/scenario/lead-facts';
import { act, api, postLead, somebody } from '#test/kit/scenario/scenario-http';
import type { ScenarioWorld } from '#test/kit/scenario/scenario-world';
import { useWorld } from '#test/kit/scenario/use-world';

const REFUSES = { refuse: { every: 1, reason: 'not for us' } };

describe('what may be sold to whom, at what price', () => {
  let world: ScenarioWorld;
  useWorld((opened) => (world = opened));

  async function posted(count: number, settings: object = {}): Promise<string[]> {
    const campaign = await world.campaign({ processing: 'synchronous', ...settings });
    const ids: string[] = [];
    for (let index = 0; index < count; index += 1) ids.push((await postLead(campaign)).body.leadId!);
    return ids;
  }
  const soldOf = async (ids: readonly string[]): Promise<boolean[]> =>
    Promise.all(ids.map(async (id) => (await leadFacts(world.pool, id)).outcome === 'sold'));
  const historyOf = async (leadId: string) =>
    (await api('GET', `/api/v1/leads/${leadId}/history`)).body['items'] as Record<string, unknown>[];
  const resultOf = (answer: { body: Record<string, unknown> }) => answer.body['result'] as Record<string, unknown>;

  it('sells an account its share of the leads it qualifies for, beginning with the first', async () => {
    await world.account('Half', { maxQualifiedPercent: 50 });
    expect(await soldOf(await posted(8))).toEqual([true, false, true, false, true, false, true, false]);
    const { rows } = await world.pool.query(
      `select qualified, used from cap_window where scope_id = $1 and cap_window = 'month'`,
      [world.accounts.get('Half')],
    );
    expect(rows).toEqual([{ qualified: 8, used: 4 }]);
  });

  it('counts a lead once for an account, however often it is planned', async () => {
    await world.account('Third', { maxQualifiedPercent: 30 });
    const [, second] = await posted(2);
    await act(second!, 'run-automation');
    await act(second!, 'run-automation');
    const { rows } = await world.pool.query(
      `select qualified from cap_window where scope_id = $1 and cap_window = 'month'`,
      [world.accounts.get('Third')],
    );
    expect(rows).toEqual([{ qualified: 2 }]);
  });

  it('gives a buyer a lead once, at its best account, also when automation runs again or an operator sends it', async () => {
    await world.account('Twin', { exclusive: false, priceMinor: 2000 });
    const cheap = await world.account('Twin cheap', { exclusive: false, priceMinor: 1500, ofBuyer: 'Twin' });
    const [leadId] = await posted(1, { maxDeliveries: 3 });
    expect(await leadFacts(world.pool, leadId!)).toMatchObject({
      revenue: 2000,
      deliveries: [{ account: 'Twin account', state: 'accepted' }],
    });
    await act(leadId!, 'run-automation');
    expect(await act(leadId!, 'send-to', { accountId: cheap })).toMatchObject({
      status: 409,
      body: { code: 'buyer-has-it' },
    });
    expect(await settled(world.pool, leadId!)).toMatchObject({ revenue: 2000 });
    expect(await world.acceptedBy('Twin cheap')).toEqual([]);
    const { body } = await api('GET', `/api/v1/leads/${leadId}/eligible-accounts?only=all`);
    expect(
      (body['items'] as { accountId: string; rules: { reason?: { code: string } }[] }[])
        .find((item) => item.accountId === cheap)
        ?.rules.map((rule) => rule.reason?.code),
    ).toContain('buyer-has-it');
  });

  it('tries a buyer’s other account after its first refused', async () => {
    await world.account('Twin', { exclusive: false, priceMinor: 2000, behaviour: REFUSES });
    await world.account('Twin cheap', { exclusive: false, priceMinor: 1500, ofBuyer: 'Twin' });
    const [leadId] = await posted(1, { maxDeliveries: 3 });
    expect(await leadFacts(world.pool, leadId!)).toMatchObject({ outcome: 'sold', revenue: 1500 });
  });

  it.each([
    [false, 9000, 2500],
    [false, 500, 2500],
    [true, 9000, 9000],
    [true, 500, 2500],
  ])('may confirm the price %s, names %i: sold for %i', async (confirmPrice, confirmsPrice, price) => {
    await world.account('Namer', { confirmPrice, behaviour: { confirmsPrice } });
    const [leadId] = await posted(1);
    expect(await leadFacts(world.pool, leadId!)).toMatchObject({ revenue: price });
    const { rows } = await world.pool.query<{ reading: { trace: string[] } }>(
      'select reading from delivery_attempt a join delivery d on d.id = a.delivery_id where d.lead_id = $1',
      [leadId],
    );
    expect(rows[0]!.reading.trace.at(-1)).toMatch(price === 2500 ? /is ignored/ : /confirmed/);
  });

  it('sends nothing twice where retries are off, also after no answer', async () => {
    await world.account('Slow', { timeoutMs: 500, behaviour: { delayMs: 5000 } });
    const campaign = await world.campaign();
    const { body } = await postLead(campaign);
    expect(await settled(world.pool, body.leadId!)).toMatchObject({
      stage: 'unresolved',
      deliveries: [{ state: 'unknown', attempts: 1 }],
    });
    expect((await world.buyers.log()).filter((entry) => entry.leadId === body.leadId)).toHaveLength(1);
  });

  it('says that an operator’s send did nothing, and why, in the answer and in the history', async () => {
    await world.account('Holder');
    const [leadId] = await posted(1);
    const other = await world.account('Other');
    expect(await act(leadId!, 'send-to', { accountId: other })).toMatchObject({
      status: 409,
      body: { code: 'exclusive-held' },
    });
    expect((await historyOf(leadId!)).find((entry) => entry['action'] === 'send-to')).toMatchObject({
      state: 'refused',
      errorCode: 'exclusive-held',
    });
    const shared = await world.account('Sharer', { exclusive: false });
    const [unsold] = await posted(1, { maxDeliveries: 1, deliver: false });
    expect(resultOf(await act(unsold!, 'send-to', { accountId: shared }))).toMatchObject({
      state: 'done',
      outcome: 'accepted',
    });
    const more = await world.account('One more', { exclusive: false });
    expect(await act(unsold!, 'send-to', { accountId: more })).toMatchObject({
      status: 409,
      body: { code: 'lead-capacity' },
    });
  });

  it('says that the buyer refused what an operator sent', async () => {
    const accountId = await world.account('Refuser', { behaviour: REFUSES });
    const [leadId] = await posted(1, { deliver: false });
    expect(resultOf(await act(leadId!, 'send-to', { accountId }))).toMatchObject({
      state: 'done',
      outcome: 'refused',
      code: 'refused-by-buyer',
    });
    expect((await historyOf(leadId!)).find((entry) => entry['action'] === 'send-to')).toMatchObject({
      state: 'done',
      outcome: 'refused',
      outcomeCode: 'refused-by-buyer',
    });
    expect(resultOf(await act(leadId!, 'run-automation'))).toMatchObject({ outcome: 'nobody' });
  });

  it('reassigns only when somebody else takes the lead: nobody eligible, a refusal, then a yes', async () => {
    await world.account('First');
    const [leadId] = await posted(1);
    const deliveryId = (await leadFacts(world.pool, leadId!)).deliveries[0]!.id;
    expect(await act(leadId!, 'reassign', { deliveryId })).toMatchObject({
      status: 409,
      body: { code: 'no-eligible-account' },
    });
    expect(await leadFacts(world.pool, leadId!)).toMatchObject({ outcome: 'sold', revenue: 2500 });
    const refuser = await world.account('Refuser', { priceMinor: 9000, behaviour: REFUSES });
    expect(resultOf(await act(leadId!, 'reassign-to', { deliveryId, accountId: refuser }))).toMatchObject({
      outcome: 'refused',
    });
    expect(await settled(world.pool, leadId!)).toMatchObject({
      outcome: 'sold',
      revenue: 2500,
      deliveries: [{ state: 'accepted' }, { state: 'refused' }],
    });
    await world.account('Second', { priceMinor: 1500 });
    expect(resultOf(await act(leadId!, 'reassign', { deliveryId }))).toMatchObject({ outcome: 'accepted' });
    expect(await settled(world.pool, leadId!)).toMatchObject({
      outcome: 'sold',
      revenue: 1500,
      deliveries: [
        { state: 'returned' },
        { state: 'refused' },
        { account: 'Second account', state: 'accepted', origin: 'reassign' },
      ],
    });
  });

  it('asks bidders when it reassigns, and tries the next after a refusal; the moved lead is no return', async () => {
    await world.account('First', { maxReturnPercent: 10 });
    const [leadId] = await posted(1);
    const deliveryId = (await leadFacts(world.pool, leadId!)).deliveries[0]!.id;
    await world.account('Bidder', {
      ping: true,
      priceMinor: 0,
      exclusive: false,
      behaviour: { bids: { from: 6000, to: 6000 }, ...REFUSES },
    });
    await world.account('Next', { priceMinor: 1000, exclusive: false });
    expect(resultOf(await act(leadId!, 'reassign', { deliveryId }))).toMatchObject({ outcome: 'accepted' });
    expect((await settled(world.pool, leadId!)).deliveries.map(({ account, state }) => [account, state])).toEqual([
      ['First account', 'returned'],
      ['Bidder account', 'refused'],
      ['Next account', 'accepted'],
    ]);
    const [next] = await posted(1);
    expect(await leadFacts(world.pool, next!)).toMatchObject({
      deliveries: [
        { account: 'Bidder account', state: 'refused' },
        { account: 'First account', state: 'accepted' },
      ],
    });
  });

  it('answers a contrary decision of a return with a conflict', async () => {
    await world.account('First');
    const [leadId] = await posted(1);
    const deliveryId = (await leadFacts(world.pool, leadId!)).deliveries[0]!.id;
    await act(leadId!, 'request-return', { deliveryId, reasonCode: 'wrong-number' });
    const { rows } = await world.pool.query<{ id: string }>('select id from lead_return where delivery_id = $1', [
      deliveryId,
    ]);
    expect(await act(leadId!, 'decide-return', { returnId: rows[0]!.id, decision: 'deny' })).toMatchObject({
      status: 200,
    });
    expect(await act(leadId!, 'decide-return', { returnId: rows[0]!.id, decision: 'approve' })).toMatchObject({
      status: 409,
      body: { code: 'return-decided' },
    });
  });

  it('holds an account to its share also when many leads come at once', async () => {
    await world.account('Half', { maxQualifiedPercent: 50 });
    const campaign = await world.campaign({ processing: 'synchronous' });
    const ids = (await Promise.all(Array.from({ length: 12 }, () => postLead(campaign)))).map(
      ({ body }) => body.leadId!,
    );
    const sold = (await soldOf(ids)).filter(Boolean).length;
    expect(sold).toBeGreaterThan(0);
    expect(sold).toBeLessThanOrEqual(6);
  });

  it('does nothing to a lead by an action on another, and says that there is no such delivery', async () => {
    await world.account('Buyer');
    const [mine, other] = await posted(2);
    const {
      deliveries: [foreign],
    } = await leadFacts(world.pool, other!);
    const payloads = {
      'mark-returned': { reasonCode: 'bad-phone' },
      'update-price': { priceMinor: 1 },
      'mark-accepted': {},
      reassign: {},
    };
    for (const deliveryId of [foreign!.id, '01a22a9f-0938-75c8-9ea4-7f617184a806']) {
      for (const [action, payload] of Object.entries(payloads))
        expect(await act(mine!, action, { ...payload, deliveryId })).toMatchObject({
          status: 404,
          body: { code: 'delivery-not-found' },
        });
    }
    expect(await leadFacts(world.pool, other!)).toMatchObject({
      outcome: 'sold',
      revenue: 2500,
      deliveries: [{ state: 'accepted', price: 2500 }],
    });
    expect((await world.pool.query('select 1 from lead_action where lead_id = $1', [mine])).rowCount).toBe(0);
  });

  it('leaves a lead alone that waits for its time, whatever would begin it', async () => {
    await world.account('Buyer');
    const campaign = await world.campaign();
    const at = new Date(Date.now() + 3_600_000).toISOString();
    const { body } = await api('POST', '/api/v1/leads', {
      campaignId: campaign.id,
      fields: somebody(),
      schedule: { at },
    });
    const leadId = (body['id'] ?? body['leadId']) as string;
    for (const action of ['run-automation', 'validate', 'resend'])
      expect(await act(leadId, action)).toMatchObject({ status: 409, body: { code: 'lead-scheduled' } });
    expect(await leadFacts(world.pool, leadId)).toMatchObject({ stage: 'received', outcome: null, deliveries: [] });
    expect(await world.acceptedBy('Buyer')).toEqual([]);
  });
});
