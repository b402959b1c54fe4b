import { settled } from '#test/kit/scenario/lead-facts';
import { act, api, getLead, postLead, somebody } from '#test/kit/scenario/scenario-http';
import { moneyDifferences } from '#test/kit/scenario/compare-money';
import { ScenarioWorld } from '#test/kit/scenario/scenario-world';

/** That everything that shows money agrees is asked at the end of every scenario (`ScenarioWorld.close`); these take the ways on which it did not. */
describe('the money of a lead', () => {
  let world: ScenarioWorld;
  beforeEach(async () => {
    world = await ScenarioWorld.open();
  });
  afterEach(() => world.close());

  const inList = async (leadId: string): Promise<Record<string, unknown>> =>
    (
      (
        await api('POST', '/api/v1/leads/search', {
          ids: [leadId],
          filter: { join: 'or', items: [true, false].map((value) => ({ column: 'deleted', is: 'is', value })) },
        })
      ).body['items'] as Record<string, unknown>[]
    )[0]!;

  it('is nothing for a rejected duplicate', async () => {
    const campaign = await world.campaign({ processing: 'synchronous', duplicates: { days: 7 } as never });
    const person = somebody();
    expect((await postLead(campaign, person)).body).toMatchObject({ outcome: 'accepted' });
    const again = await postLead(campaign, person, { 'idempotency-key': 'again' });
    expect(again.body).toMatchObject({ outcome: 'rejected' });
    expect(await inList(again.body.leadId!)).toMatchObject({ costMinor: 0, revenueMinor: 0, marginMinor: 0 });
  });

  it('goes back with a return that is approved to the source', async () => {
    await world.account('Acme');
    const { body } = await postLead(await world.campaign({ processing: 'synchronous' }));
    expect(await inList(body.leadId!)).toMatchObject({ costMinor: 1000, revenueMinor: 2500, marginMinor: 1500 });
    const deliveryId = (await settled(world.pool, body.leadId!)).deliveries[0]!.id;
    expect(
      await act(body.leadId!, 'mark-returned', { deliveryId, reasonCode: 'wrong-number', toSource: true }),
    ).toMatchObject({ status: 200 });
    expect(await inList(body.leadId!)).toMatchObject({ costMinor: 0, revenueMinor: 0, marginMinor: 0 });
    expect((await getLead(body.leadId!)).body).not.toHaveProperty('price');
  });

  it('stays owed for a lead that was deleted, and for a person who was erased', async () => {
    const campaign = await world.campaign({ processing: 'synchronous' });
    const deleted = (await postLead(campaign)).body.leadId!;
    expect(await act(deleted, 'delete')).toMatchObject({ status: 200 });
    expect(await inList(deleted)).toMatchObject({ deleted: true, costMinor: 1000, marginMinor: -1000 });
    await world.account('Acme');
    const erased = (await postLead(campaign)).body.leadId!;
    expect(await act(erased, 'erase')).toMatchObject({ status: 200 });
    expect(await inList(erased)).toMatchObject({ outcome: 'erased', costMinor: 1000, revenueMinor: 2500 });
  });

  it('is owed when a reviewer says yes, and a source is told no price before', async () => {
    const { body } = await postLead(await world.campaign({ qualityControl: true, processing: 'synchronous' }));
    expect(body).toMatchObject({ code: 'quality-control' });
    expect(body).not.toHaveProperty('price');
    expect(await inList(body.leadId!)).toMatchObject({ costMinor: 0 });
    await act(body.leadId!, 'validate');
    await settled(world.pool, body.leadId!);
    expect(await inList(body.leadId!)).toMatchObject({ costMinor: 1000 });
    expect((await getLead(body.leadId!)).body).toMatchObject({ price: '10.00' });
  });

  it('that a column says otherwise is found', async () => {
    const { body } = await postLead(await world.campaign({ processing: 'synchronous' }));
    const set = (cost: number) =>
      world.pool.query('update lead set cost_minor = $2 where id = $1', [body.leadId, cost]);
    await set(1);
    const found = await moneyDifferences(world.pool, world.sourceId);
    await set(1000);
    expect(found.map((line) => line.split(',')[0])).toEqual(expect.arrayContaining(['list', 'export', 'dashboard']));
  });
});
