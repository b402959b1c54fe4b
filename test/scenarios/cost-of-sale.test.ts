import { leadFacts, settled } from '#test/kit/scenario/lead-facts';
import { act, api, postLead, somebody } from '#test/kit/scenario/scenario-http';
import type { ScenarioWorld } from '#test/kit/scenario/scenario-world';
import { useWorld } from '#test/kit/scenario/use-world';

/** A lead that ends sold costs its price once, whoever sold it and whatever it was before. Its campaign pays 10.00. */
describe('what the source of a sold lead is owed', () => {
  let world: ScenarioWorld;
  useWorld((opened) => (world = opened));

  const owed = async (leadId: string): Promise<number> => {
    const {
      rows: [row],
    } = await world.pool.query<{ cost: number; posted: number }>(
      `select cost_minor as cost, (select coalesce(sum(amount_minor), 0)::int from ledger_entry e join ledger_transaction t on t.id = e.transaction_id where t.lead_id = lead.id and e.account = 'lead-cost') as posted
         from lead where id = $1`,
      [leadId],
    );
    expect(row!.posted).toBe(row!.cost);
    return row!.cost;
  };
  const words = async (leadId: string): Promise<string[]> => {
    const { body } = await api('GET', `/api/v1/leads/${leadId}/history`);
    return (body['items'] as { kind: string; note: string | null; actor: string }[])
      .filter(({ kind, actor }) => kind === 'note' && actor === 'system')
      .map(({ note }) => note!);
  };
  const giveBack = async (leadId: string, deliveryId: string): Promise<void> =>
    expect(
      await act(leadId, 'mark-returned', { deliveryId, reasonCode: 'wrong-number', toSource: true }),
    ).toMatchObject({ status: 200 });

  it('is the price of a rejected lead that an operator sends to a buyer', async () => {
    const accountId = await world.account('Acme');
    const { body } = await postLead(
      await world.campaign({ processing: 'synchronous' }),
      somebody({ Email: 'not-an-address' }),
    );
    expect(await owed(body.leadId!)).toBe(0);
    expect(await act(body.leadId!, 'send-to', { accountId })).toMatchObject({
      status: 200,
      body: { result: { outcome: 'accepted' } },
    });
    expect(await settled(world.pool, body.leadId!)).toMatchObject({ outcome: 'sold' });
    expect(await owed(body.leadId!)).toBe(1000);
    expect(await act(body.leadId!, 'resend')).toMatchObject({ status: 200 });
    expect(await owed(body.leadId!)).toBe(1000);
  });

  it('is nothing while nobody takes a rejected lead, and the price once it is marked accepted', async () => {
    const accountId = await world.account('Confused', {
      behaviour: { refuse: { every: 1, reason: 'computer says no' } },
    });
    const { body } = await postLead(
      await world.campaign({ processing: 'synchronous' }),
      somebody({ Email: 'not-an-address' }),
    );
    expect(await act(body.leadId!, 'send-to', { accountId })).toMatchObject({
      status: 200,
      body: { result: { outcome: 'refused' } },
    });
    expect(await owed(body.leadId!)).toBe(0);
    const {
      deliveries: [refused],
    } = await leadFacts(world.pool, body.leadId!);
    expect(await act(body.leadId!, 'mark-accepted', { deliveryId: refused!.id })).toMatchObject({ status: 200 });
    expect(await owed(body.leadId!)).toBe(1000);
  });

  it('is the price of an invalidated lead that automation sells in the end', async () => {
    const { body } = await postLead(await world.campaign({ qualityControl: true }));
    await settled(world.pool, body.leadId!, ['qc']);
    expect(await act(body.leadId!, 'invalidate')).toMatchObject({ status: 200 });
    expect(await owed(body.leadId!)).toBe(0);
    await world.account('Late');
    expect(await act(body.leadId!, 'run-automation')).toMatchObject({ status: 200 });
    expect(await settled(world.pool, body.leadId!)).toMatchObject({ outcome: 'sold' });
    expect(await owed(body.leadId!)).toBe(1000);
  });

  it('is the price again once a credited lead is sold again, which its history says; and a further return takes it back again', async () => {
    await world.account('First');
    const { body } = await postLead(await world.campaign({ processing: 'synchronous' }));
    const leadId = body.leadId!;
    await giveBack(leadId, (await leadFacts(world.pool, leadId)).deliveries[0]!.id);
    expect(await owed(leadId)).toBe(0);
    expect(await act(leadId, 'run-automation')).toMatchObject({ status: 200 });
    expect(await owed(leadId)).toBe(0);
    const accountId = await world.account('Second', { priceMinor: 1500 });
    expect(await act(leadId, 'send-to', { accountId })).toMatchObject({
      status: 200,
      body: { result: { outcome: 'accepted' } },
    });
    expect(await owed(leadId)).toBe(1000);
    expect(await words(leadId)).toEqual([expect.stringContaining('owed its price again')]);
    const sold = (await settled(world.pool, leadId)).deliveries.find(({ state }) => state === 'accepted')!;
    const third = await world.account('Third', { priceMinor: 1800 });
    expect(await act(leadId, 'transfer', { deliveryId: sold.id, accountId: third })).toMatchObject({ status: 200 });
    expect(await owed(leadId)).toBe(1000);
    await giveBack(
      leadId,
      (await settled(world.pool, leadId)).deliveries.find(({ state }) => state === 'accepted')!.id,
    );
    expect(await owed(leadId)).toBe(0);
    expect(
      (
        await world.pool.query(
          `select 1 from ledger_transaction where lead_id = $1 and kind in ('lead-cost', 'lead-cost-return')`,
          [leadId],
        )
      ).rowCount,
    ).toBe(4);
  });

  it('stays when one of two buyers gives the lead back to the source, and goes with the last', async () => {
    await world.account('One', { exclusive: false });
    await world.account('Two', { exclusive: false });
    const { body } = await postLead(await world.campaign({ processing: 'synchronous', maxDeliveries: 2 }));
    const leadId = body.leadId!;
    const {
      deliveries: [one, two],
    } = await settled(world.pool, leadId);
    await giveBack(leadId, one!.id);
    expect(await owed(leadId)).toBe(1000);
    expect(await words(leadId)).toEqual([expect.stringContaining('the source keeps its price')]);
    await giveBack(leadId, two!.id);
    expect(await owed(leadId)).toBe(0);
    expect(await words(leadId)).toHaveLength(1);
  });
});
