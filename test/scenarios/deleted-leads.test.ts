import { leadFacts, settled } from '#test/kit/scenario/lead-facts';
import { act, api, postLead, somebody } from '#test/kit/scenario/scenario-http';
import type { Campaign, ScenarioWorld } from '#test/kit/scenario/scenario-world';
import { useWorld } from '#test/kit/scenario/use-world';

describe('leads that are deleted, brought back or erased', () => {
  let world: ScenarioWorld;
  useWorld((opened) => (world = opened));

  async function scheduled(campaign: Campaign, inMs: number, fields = somebody()): Promise<string> {
    const { status, body } = await api('POST', '/api/v1/leads', {
      campaignId: campaign.id,
      fields,
      schedule: { at: new Date(Date.now() + inMs).toISOString() },
    });
    expect(status).toBe(202);
    return body.leadId!;
  }
  const startsAt = async (leadId: string): Promise<string | undefined> => {
    const { rows } = await world.pool.query<{ at: Date }>(
      'select available_at as at from lead_dispatch where lead_id = $1',
      [leadId],
    );
    return rows[0]?.at.toISOString();
  };
  const historyOf = async (leadId: string): Promise<(readonly unknown[])[]> => {
    const { body } = await api('GET', `/api/v1/leads/${leadId}/history`);
    return (body['items'] as { kind: string; action: string | null; state: string | null }[])
      .filter(({ kind }) => kind === 'action')
      .map(({ action, state }) => [action, state]);
  };
  const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

  it('deletes a lead that waits for its time, and brings it back with that time', async () => {
    await world.account('Buyer');
    const leadId = await scheduled(await world.campaign(), 3_600_000);
    const at = await startsAt(leadId);
    expect(await act(leadId, 'delete')).toMatchObject({ status: 200, body: { result: { state: 'done' } } });
    expect(await leadFacts(world.pool, leadId)).toMatchObject({ stage: 'closed', outcome: 'deleted' });
    expect(await startsAt(leadId)).toBeUndefined();
    for (const action of ['run-automation', 'send-to'])
      expect(
        await act(leadId, action, action === 'send-to' ? { accountId: world.accounts.get('Buyer') } : {}),
      ).toMatchObject({ status: 409, body: { code: 'action-not-possible' } });
    expect(await act(leadId, 'undelete')).toMatchObject({ status: 200, body: { result: { state: 'done' } } });
    expect(await act(leadId, 'undelete')).toMatchObject({ status: 409, body: { code: 'action-not-possible' } });
    expect(await leadFacts(world.pool, leadId)).toMatchObject({ stage: 'received', outcome: null, deliveries: [] });
    expect(await startsAt(leadId)).toBe(at);
    expect(await historyOf(leadId)).toEqual([
      ['undelete', 'refused'],
      ['undelete', 'done'],
      ['delete', 'done'],
    ]);
    expect((await api('GET', `/api/v1/leads/${leadId}`)).body).toMatchObject({ scheduledAt: at, deletedAt: null });
  });

  it('does not start a deleted lead at its time, and starts it once it is brought back', async () => {
    await world.account('Buyer');
    const leadId = await scheduled(await world.campaign(), 1500);
    const { body } = await api('POST', '/api/v1/leads/actions/delete', { leadIds: [leadId] });
    expect(body).toMatchObject({ done: 1, failed: 0, results: [{ leadId, state: 'done' }] });
    await pause(4000);
    expect(await leadFacts(world.pool, leadId)).toMatchObject({ stage: 'closed', outcome: 'deleted', deliveries: [] });
    expect(await world.acceptedBy('Buyer')).toEqual([]);
    expect((await api('POST', '/api/v1/leads/actions/undelete', { leadIds: [leadId] })).body).toMatchObject({
      done: 1,
      failed: 0,
    });
    expect(await settled(world.pool, leadId, ['closed'])).toMatchObject({ outcome: 'sold' });
    expect(await world.acceptedBy('Buyer')).toEqual([leadId]);
  });

  it('erases a lead that waits for its time: nothing personal is left, and it never begins', async () => {
    await world.account('Buyer');
    const leadId = await scheduled(await world.campaign(), 2000, somebody({ LastName: 'Canary-5521' }));
    expect(await act(leadId, 'erase')).toMatchObject({ status: 200, body: { result: { state: 'done' } } });
    const { rows } = await world.pool.query<{ text: string }>(
      `select row_to_json(lead)::text || coalesce(row_to_json(r)::text, '') || encode(r.body, 'escape') as text
      from lead left join lead_insert_request r on r.lead_id = lead.id where lead.id = $1`,
      [leadId],
    );
    expect(rows[0]!.text).not.toContain('Canary-5521');
    await pause(3500);
    expect(await leadFacts(world.pool, leadId)).toMatchObject({ stage: 'closed', outcome: 'erased', deliveries: [] });
    expect(await act(leadId, 'undelete')).toMatchObject({ status: 409, body: { code: 'action-not-possible' } });
    expect(await world.acceptedBy('Buyer')).toEqual([]);
  });

  it('deleted at the very moment they begin, leads are either gone or distributed', async () => {
    await world.account('Buyer', { exclusive: false });
    const campaign = await world.campaign();
    const due = Date.now() + 3000;
    const leadIds = await Promise.all(Array.from({ length: 16 }, () => scheduled(campaign, due - Date.now())));
    await pause(due - Date.now() - 100);
    const answers = await Promise.all(
      leadIds.map((leadId, index) => pause(index * 25).then(() => act(leadId, 'delete'))),
    );
    const ends = await Promise.all(leadIds.map((leadId) => settled(world.pool, leadId, ['closed'])));
    ends.forEach((end, index) => {
      const gone = answers[index]!.status === 200;
      expect([answers[index]!.status, answers[index]!.body.code, end.outcome]).toEqual(
        gone
          ? [200, undefined, 'deleted']
          : [409, expect.stringMatching(/^(action-not-possible|lead-sold|lead-in-delivery)$/), 'sold'],
      );
    });
    const gone = leadIds.filter((_id, index) => answers[index]!.status === 200);
    expect(gone.length).toBeGreaterThan(0);
    await pause(1500);
    expect((await world.acceptedBy('Buyer')).filter((leadId) => gone.includes(leadId))).toEqual([]);
  });

  it('brings a lead back into quality control, where it is validated as before', async () => {
    await world.account('Buyer');
    const campaign = await world.campaign({ qualityControl: true });
    const ids = await Promise.all([1, 2].map(async () => (await postLead(campaign)).body.leadId!));
    const qcOf = async (leadId: string) =>
      (await world.pool.query<{ qc: unknown }>('select qc from lead where id = $1', [leadId])).rows[0]!.qc;
    for (const leadId of ids) {
      await settled(world.pool, leadId, ['qc']);
      const before = await qcOf(leadId);
      expect(await act(leadId, 'delete')).toMatchObject({ status: 200 });
      expect(await leadFacts(world.pool, leadId)).toMatchObject({ stage: 'closed', outcome: 'deleted' });
      expect(await act(leadId, 'validate')).toMatchObject({ status: 409, body: { code: 'action-not-possible' } });
      expect(await act(leadId, 'undelete')).toMatchObject({ status: 200 });
      expect(await leadFacts(world.pool, leadId)).toMatchObject({ stage: 'qc', outcome: 'qc' });
      expect(await qcOf(leadId)).toEqual(before);
    }
    const { body } = await api('POST', '/api/v1/quality-control/search', {
      filter: { join: 'and', items: [{ column: 'source', is: 'is', value: world.sourceId }] },
    });
    expect((body['items'] as { id: string }[]).map(({ id }) => id).sort()).toEqual([...ids].sort());
    expect(await act(ids[0]!, 'validate')).toMatchObject({ status: 200 });
    expect(await settled(world.pool, ids[0]!)).toMatchObject({ outcome: 'sold' });
    expect(await act(ids[1]!, 'invalidate')).toMatchObject({ status: 200 });
    expect(await settled(world.pool, ids[1]!)).toMatchObject({ outcome: 'invalid' });
  });

  it.each([
    ['rejected', {}, { Email: 'not-an-address' }],
    ['held', { deliver: false }, {}],
    ['unsold', {}, {}],
  ])('brings a lead back that was %s as that, with its money', async (outcome, settings, fields) => {
    const { body } = await postLead(await world.campaign({ processing: 'synchronous', ...settings }), somebody(fields));
    const leadId = body.leadId!;
    const row = async () =>
      (
        await world.pool.query('select stage, outcome, cost_minor, revenue_minor, closed_at from lead where id = $1', [
          leadId,
        ])
      ).rows[0] as object;
    const before = await row();
    expect(before).toMatchObject({ stage: 'closed', outcome });
    expect(await act(leadId, 'delete')).toMatchObject({ status: 200 });
    expect(await act(leadId, 'undelete')).toMatchObject({ status: 200 });
    expect(await row()).toEqual(before);
  });
});
