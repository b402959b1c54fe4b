import { leadFacts, settled, type LeadFacts } from '#test/kit/scenario/lead-facts';
import { act, api, postLead } from '#test/kit/scenario/scenario-http';
import type { ScenarioWorld } from '#test/kit/scenario/scenario-world';
import { useWorld } from '#test/kit/scenario/use-world';

describe('what an operator can do with a lead', () => {
  let world: ScenarioWorld;
  useWorld((opened) => (world = opened));

  async function sold(name = 'Acme'): Promise<{ leadId: string; facts: LeadFacts }> {
    await world.account(name);
    const { body } = await postLead(await world.campaign({ processing: 'synchronous' }));
    return { leadId: body.leadId!, facts: await leadFacts(world.pool, body.leadId!) };
  }

  it('returns a sold lead: revenue, place and ledger go back', async () => {
    const { leadId, facts } = await sold();
    const deliveryId = facts.deliveries[0]!.id;
    expect(await act(leadId, 'request-return', { deliveryId, reasonCode: 'wrong-number' })).toMatchObject({
      status: 200,
    });
    const { rows } = await world.pool.query<{ id: string }>('select id from lead_return where delivery_id = $1', [
      deliveryId,
    ]);
    expect(await act(leadId, 'decide-return', { returnId: rows[0]!.id, decision: 'approve' })).toMatchObject({
      status: 200,
    });
    expect(await settled(world.pool, leadId)).toMatchObject({
      outcome: 'unsold',
      revenue: 0,
      deliveries: [{ state: 'returned' }],
    });
  });

  it('refuses a second return of the same lead', async () => {
    const { leadId, facts } = await sold();
    const deliveryId = facts.deliveries[0]!.id;
    expect(
      await act(leadId, 'mark-returned', { deliveryId, reasonCode: 'wrong-number', toSource: true }),
    ).toMatchObject({ status: 200 });
    const again = await act(leadId, 'request-return', { deliveryId, reasonCode: 'wrong-number' });
    expect(again.status).toBeGreaterThanOrEqual(400);
    expect(again.status).toBeLessThan(500);
  });

  it('takes a lead back from one buyer and gives it to another', async () => {
    const { leadId, facts } = await sold('First');
    const second = await world.account('Second', { priceMinor: 1500 });
    expect(await act(leadId, 'reassign-to', { deliveryId: facts.deliveries[0]!.id, accountId: second })).toMatchObject({
      status: 200,
    });
    expect(await settled(world.pool, leadId)).toMatchObject({
      outcome: 'sold',
      revenue: 1500,
      deliveries: [{ state: 'returned' }, { account: 'Second account', state: 'accepted' }],
    });
    expect(await world.acceptedBy('Second')).toEqual([leadId]);
  });

  it('runs automation again for an unsold lead once a buyer wants it', async () => {
    const { body } = await postLead(await world.campaign({ processing: 'synchronous' }));
    expect(await leadFacts(world.pool, body.leadId!)).toMatchObject({ outcome: 'unsold' });
    await world.account('Late');
    expect(await act(body.leadId!, 'run-automation')).toMatchObject({ status: 200 });
    expect(await settled(world.pool, body.leadId!)).toMatchObject({ outcome: 'sold' });
  });

  it('sends a sold lead again without selling it twice', async () => {
    const { leadId, facts } = await sold();
    expect(await act(leadId, 'resend', { deliveryId: facts.deliveries[0]!.id })).toMatchObject({ status: 200 });
    expect(await leadFacts(world.pool, leadId)).toMatchObject({
      revenue: 2500,
      deliveries: [{ state: 'accepted', attempts: 2 }],
    });
    const log = (await world.buyers.log()).filter((entry) => entry.leadId === leadId && entry.kind === 'post');
    expect(new Set(log.map((entry) => entry.webhookId)).size).toBe(1);
    expect(log).toHaveLength(2);
  });

  it('marks as accepted what a buyer took but answered wrongly', async () => {
    await world.account('Confused', { behaviour: { refuse: { every: 1, reason: 'computer says no' } } });
    const { body } = await postLead(await world.campaign({ processing: 'synchronous' }));
    const { deliveries } = await leadFacts(world.pool, body.leadId!);
    expect(await act(body.leadId!, 'mark-accepted', { deliveryId: deliveries[0]!.id, priceMinor: 1800 })).toMatchObject(
      { status: 200 },
    );
    expect(await settled(world.pool, body.leadId!)).toMatchObject({ outcome: 'sold', revenue: 1800 });
  });

  it('changes the price of a sale', async () => {
    const { leadId, facts } = await sold();
    expect(
      await act(leadId, 'update-price', { deliveryId: facts.deliveries[0]!.id, priceMinor: 2000, note: 'agreed' }),
    ).toMatchObject({ status: 200 });
    expect(await leadFacts(world.pool, leadId)).toMatchObject({ revenue: 2000 });
  });

  it('erases a person: nothing readable is left, amounts stay', async () => {
    const { leadId } = await sold();
    expect(await act(leadId, 'erase')).toMatchObject({ status: 200 });
    const { rows } = await world.pool.query<{
      fields: object;
      email: string | null;
      revenue_minor: number;
      outcome: string;
    }>('select fields, email, revenue_minor, outcome from lead where id = $1', [leadId]);
    expect(rows[0]).toMatchObject({ fields: {}, email: null, revenue_minor: 2500, outcome: 'erased' });
  });

  it('deletes and brings back a lead nobody has', async () => {
    const { body } = await postLead(await world.campaign({ processing: 'synchronous' }));
    expect(await act(body.leadId!, 'delete')).toMatchObject({ status: 200 });
    expect(await leadFacts(world.pool, body.leadId!)).toMatchObject({ outcome: 'deleted' });
    expect(await act(body.leadId!, 'undelete')).toMatchObject({ status: 200 });
    expect(await leadFacts(world.pool, body.leadId!)).toMatchObject({ outcome: 'unsold' });
  });

  it('refuses to delete a lead a buyer has', async () => {
    const { leadId } = await sold();
    expect(await act(leadId, 'delete')).toMatchObject({ body: { code: 'lead-sold' } });
  });

  it('lists who could take a lead and why the others cannot', async () => {
    await world.account('Could', { priceMinor: 3000 });
    await world.account('Cannot', {
      criteria: {
        v: 1,
        root: { join: 'all', items: [{ type: 'field', field: 'State', operator: 'equals', value: 'AK' }] },
      },
    });
    const { body } = await postLead(await world.campaign({ qualityControl: true }));
    await settled(world.pool, body.leadId!, ['qc']);
    const { status, body: list } = await api('GET', `/api/v1/leads/${body.leadId}/eligible-accounts`);
    expect(status).toBe(200);
    expect(JSON.stringify(list)).toContain('Could');
    expect(JSON.stringify(list)).toContain('Cannot');
  });
});
