import { leadFacts, settled } from '#test/kit/scenario/lead-facts';
import { act, api, postLead } from '#test/kit/scenario/scenario-http';
import type { ScenarioWorld } from '#test/kit/scenario/scenario-world';
import { useWorld } from '#test/kit/scenario/use-world';

/** What the help texts of buyers, accounts and methods promise of leads that are sent by hand. */
describe('who gets a lead by hand', () => {
  let world: ScenarioWorld;
  useWorld((opened) => (world = opened));
  const NO = { refuse: { every: 1, reason: 'computer says no' } };
  const posted = async (settings: object = {}): Promise<string> =>
    (await postLead(await world.campaign({ processing: 'synchronous', ...settings }))).body.leadId!;
  async function change(resource: string, id: string, set: object): Promise<void> {
    const read = await api('GET', `/api/v1/${resource}/${id}`);
    expect(
      await api('PATCH', `/api/v1/${resource}/${id}`, set, { 'if-match': read.headers.get('etag')! }),
    ).toMatchObject({ status: 200 });
  }

  it.each<[string, (ids: { accountId: string; buyerId: string; methodId: string }) => [string, string, object]]>([
    ['an inactive buyer', ({ buyerId }) => ['buyers', buyerId, { status: 'inactive' }]],
    ['an inactive account', ({ accountId }) => ['delivery-accounts', accountId, { status: 'inactive' }]],
    ['an inactive method', ({ methodId }) => ['delivery-methods', methodId, { status: 'inactive' }]],
    ['an account that requires an order', ({ accountId }) => ['delivery-accounts', accountId, { requiresOrder: true }]],
  ])('%s: automation passes over it, an operator does not', async (_what, changed) => {
    const accountId = await world.account('Acme');
    const {
      rows: [ids],
    } = await world.pool.query<{ buyerId: string; methodId: string }>(
      'select buyer_id as "buyerId", delivery_method_id as "methodId" from delivery_account where id = $1',
      [accountId],
    );
    await change(...changed({ accountId, ...ids! }));
    const leadId = await posted();
    expect(await leadFacts(world.pool, leadId)).toMatchObject({ outcome: 'unsold', deliveries: [] });
    expect(await act(leadId, 'send-to', { accountId })).toMatchObject({
      status: 200,
      body: { result: { outcome: 'accepted' } },
    });
    expect(await settled(world.pool, leadId)).toMatchObject({ outcome: 'sold' });
  });

  it('a method in testing gets no real lead, neither sent nor transferred', async () => {
    const testing = await world.account('Testing', { inTesting: true, testing: 'Lab' });
    await world.account('Acme');
    const leadId = await posted();
    const {
      deliveries: [sold],
    } = await settled(world.pool, leadId);
    for (const [action, details] of [
      ['transfer', { deliveryId: sold!.id }],
      ['reassign-to', { deliveryId: sold!.id }],
      ['send-to', {}],
    ] as const) {
      expect(await act(leadId, action, { ...details, accountId: testing })).toMatchObject({
        status: 409,
        body: { code: 'method-in-testing' },
      });
    }
    expect(await leadFacts(world.pool, leadId)).toMatchObject({
      outcome: 'sold',
      revenue: 2500,
      deliveries: [{ account: 'Acme account', state: 'accepted' }],
    });
  });

  it('a buyer that gave a lead back does not get it again, by no account and no action', async () => {
    const accountId = await world.account('Acme');
    const other = await world.account('Acme again', { ofBuyer: 'Acme', behaviour: NO });
    const leadId = await posted();
    const sold = (await settled(world.pool, leadId)).deliveries.find(({ state }) => state === 'accepted');
    expect(await act(leadId, 'mark-returned', { deliveryId: sold!.id, reasonCode: 'wrong-number' })).toMatchObject({
      status: 200,
    });
    for (const account of [accountId, other])
      expect(await act(leadId, 'send-to', { accountId: account })).toMatchObject({
        status: 409,
        body: { code: 'buyer-had-it' },
      });
    expect(await act(leadId, 'resend', { deliveryId: sold!.id })).toMatchObject({
      status: 409,
      body: { code: 'buyer-had-it' },
    });
    const second = await world.account('Second', { priceMinor: 3000 });
    expect(await act(leadId, 'send-to', { accountId: second })).toMatchObject({
      status: 200,
      body: { result: { outcome: 'accepted' } },
    });
    const deliveryId = (await settled(world.pool, leadId)).deliveries.find(({ state }) => state === 'accepted')!.id;
    for (const action of ['transfer', 'reassign-to'])
      expect(await act(leadId, action, { deliveryId, accountId })).toMatchObject({
        status: 409,
        body: { code: 'buyer-had-it' },
      });
    expect((await leadFacts(world.pool, leadId)).revenue).toBe(3000);
  });
});
