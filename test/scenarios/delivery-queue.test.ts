import { eventually } from '#test/kit/scenario/eventually';
import { settled } from '#test/kit/scenario/lead-facts';
import { api, postLead } from '#test/kit/scenario/scenario-http';
import { ScenarioWorld } from '#test/kit/scenario/scenario-world';

type Row = Record<string, unknown> & { state: string };

describe('the delivery queue', () => {
  let world: ScenarioWorld;
  beforeEach(async () => {
    world = await ScenarioWorld.open();
  });
  afterEach(() => world.close());

  const queued = async (leadId: string): Promise<Row[]> =>
    (
      await api('POST', '/api/v1/delivery-queue/search', {
        filter: { join: 'and', items: [{ column: 'lead', is: 'is', value: leadId }] },
      })
    ).body['items'] as Row[];
  const shown = (leadId: string, ...states: readonly string[]): Promise<Row[]> =>
    eventually(`the queue shows ${states.join(', ') || 'nothing'}`, async () => {
      const rows = await queued(leadId);
      return JSON.stringify(rows.map(({ state }) => state).sort()) === JSON.stringify([...states].sort()) && rows;
    });

  it('shows a lead that the delay of an account holds back, with whom it is for and when it goes on', async () => {
    const account = await world.account('Patient', { delaySeconds: 4, priceMinor: 3100 });
    const leadId = (await postLead(await world.campaign())).body.leadId!;
    const [row] = await shown(leadId, 'delayed');
    expect(row).toMatchObject({
      account: { id: account },
      buyer: { label: 'Patient' },
      priceMinor: 3100,
      delivery: null,
      attempts: 0,
    });
    expect(Date.parse(String(row!['goesOnAt'])) - Date.parse(String(row!['reservedAt']))).toBe(4000);
    expect((await api('POST', '/api/v1/delivery-queue/search', { ids: [row!['id']] })).body['items']).toHaveLength(1);
    await settled(world.pool, leadId);
    await shown(leadId);
  });

  it('shows a delayed account beside the one that is being sent to, and no account there is no place for', async () => {
    await world.account('Slow', { exclusive: false, priceMinor: 5000, behaviour: { delayMs: 3000 } });
    await world.account('Patient', { exclusive: false, priceMinor: 4000, delaySeconds: 3 });
    await world.account('Third', { exclusive: false, priceMinor: 3000, delaySeconds: 3 });
    const leadId = (await postLead(await world.campaign({ maxDeliveries: 2 }))).body.leadId!;
    const rows = await shown(leadId, 'delayed', 'sending');
    expect(rows.find(({ state }) => state === 'delayed')).toMatchObject({ buyer: { label: 'Patient' } });
    expect(rows.find(({ state }) => state === 'sending')).toMatchObject({ buyer: { label: 'Slow' }, attempts: 1 });
    await settled(world.pool, leadId);
    await shown(leadId);
  });

  it('shows a lead while buyers are asked for bids', async () => {
    await world.account('Bidder', { ping: true, behaviour: { bids: { from: 3000, to: 3000 }, delayMs: 2500 } });
    const leadId = (await postLead(await world.campaign())).body.leadId!;
    expect(await shown(leadId, 'auction')).toMatchObject([{ buyer: null, delivery: null }]);
    await settled(world.pool, leadId);
    await shown(leadId);
  });

  it('shows a lead that was received, and one that waits for its time', async () => {
    const campaign = await world.campaign();
    const leadId = (await postLead(campaign)).body.leadId!;
    await settled(world.pool, leadId);
    await world.pool.query(
      `insert into lead (id, lead_type_id, source_id, campaign_id, price_minor) select gen_random_uuid(), lead_type_id, source_id, campaign_id, 0 from lead where id = $1`,
      [leadId],
    );
    const {
      rows: [made],
    } = await world.pool.query<{ id: string }>(`select id from lead where stage = 'received' and source_id = $1`, [
      world.sourceId,
    ]);
    expect(await shown(made!.id, 'received')).toMatchObject([{ goesOnAt: null }]);
    await world.pool.query(`insert into lead_dispatch (lead_id, available_at) values ($1, now() + interval '1 hour')`, [
      made!.id,
    ]);
    expect(await shown(made!.id, 'scheduled')).toMatchObject([{ goesOnAt: expect.any(String) }]);
    await world.pool.query('delete from lead where id = $1', [made!.id]);
  });
});
