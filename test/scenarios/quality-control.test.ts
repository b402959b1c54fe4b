import { leadFacts, settled } from '#test/kit/scenario/lead-facts';
import { act, api, getLead, postLead, somebody } from '#test/kit/scenario/scenario-http';
import { ScenarioWorld } from '#test/kit/scenario/scenario-world';

describe('the quality control gate', () => {
  let world: ScenarioWorld;
  beforeEach(async () => {
    world = await ScenarioWorld.open();
  });
  afterEach(() => world.close());

  it('answers a synchronous source at once and waits for a reviewer', async () => {
    await world.account('Acme');
    const answer = await postLead(await world.campaign({ qualityControl: true, processing: 'synchronous' }));
    expect(answer.body).toMatchObject({ outcome: 'accepted', code: 'quality-control' });
    expect(await leadFacts(world.pool, answer.body.leadId!)).toMatchObject({ stage: 'qc', deliveries: [] });
  });

  it('sells a lead after it was validated, and owes the source only then', async () => {
    await world.account('Acme');
    const { body } = await postLead(await world.campaign({ qualityControl: true }));
    await settled(world.pool, body.leadId!, ['qc']);
    const owed = () =>
      world.pool.query('select 1 from ledger_transaction where lead_id = $1 and kind = $2', [body.leadId, 'lead-cost']);
    expect((await owed()).rowCount).toBe(0);
    expect(await act(body.leadId!, 'validate')).toMatchObject({ status: 200 });
    expect(await settled(world.pool, body.leadId!)).toMatchObject({ stage: 'closed', outcome: 'sold' });
    expect((await owed()).rowCount).toBe(1);
    expect(await world.acceptedBy('Acme')).toEqual([body.leadId]);
  });

  it('ends a lead that was invalidated and tells the source', async () => {
    await world.account('Acme');
    const { body } = await postLead(await world.campaign({ qualityControl: true }));
    await settled(world.pool, body.leadId!, ['qc']);
    expect(await act(body.leadId!, 'invalidate')).toMatchObject({ status: 200 });
    expect(await leadFacts(world.pool, body.leadId!)).toMatchObject({ stage: 'closed', outcome: 'invalid' });
    expect((await getLead(body.leadId!)).body).toMatchObject({ outcome: 'rejected' });
    expect(await world.acceptedBy('Acme')).toEqual([]);
  });

  it('takes one verdict only: of two reviewers at once one is told that it is decided', async () => {
    await world.account('Acme');
    const { body } = await postLead(await world.campaign({ qualityControl: true }));
    await settled(world.pool, body.leadId!, ['qc']);
    const verdicts = await Promise.all([act(body.leadId!, 'validate'), act(body.leadId!, 'invalidate')]);
    expect(verdicts.filter((verdict) => verdict.status === 200)).toHaveLength(1);
    expect(verdicts.filter((verdict) => verdict.status >= 400 && verdict.status < 500)).toHaveLength(1);
  });

  it('sends a waiting lead to the buyer a reviewer chose, past the rules', async () => {
    await world.account('Best', { priceMinor: 9000 });
    const chosen = await world.account('Chosen', {
      priceMinor: 1000,
      criteria: {
        v: 1,
        root: { join: 'all', items: [{ type: 'field', field: 'State', operator: 'equals', value: 'AK' }] },
      },
    });
    const { body } = await postLead(await world.campaign({ qualityControl: true }));
    await settled(world.pool, body.leadId!, ['qc']);
    expect(await act(body.leadId!, 'send-to', { accountId: chosen })).toMatchObject({ status: 200 });
    expect(await settled(world.pool, body.leadId!)).toMatchObject({
      outcome: 'sold',
      deliveries: [{ account: 'Chosen account', origin: 'send-to' }],
    });
  });

  it('receives rejects where the campaign sends them to review', async () => {
    const { body } = await postLead(
      await world.campaign({ defaultReject: 'qc' }),
      somebody({ Email: 'not-an-address' }),
    );
    const facts = await settled(world.pool, body.leadId!, ['qc']);
    expect(facts.reasons).toEqual([expect.objectContaining({ field: 'Email' })]);
  });

  it("counts a reject that a reviewer takes all the same in its campaign's limit, beyond it, too", async () => {
    const campaign = await world.campaign({ defaultReject: 'qc' }, { limits: { day: 1 } });
    const post = async (fields = {}) => {
      const { body } = await postLead(campaign, somebody(fields));
      return { id: body.leadId!, ...(await settled(world.pool, body.leadId!, ['qc', 'closed'])) };
    };
    const taken = async (): Promise<unknown[]> =>
      (
        await world.pool.query<{ used: number }>(
          `select used from cap_window join campaign on campaign.id = cap_window.scope_id where campaign.aid = $1 and cap_window = 'day'`,
          [campaign.aid],
        )
      ).rows.map(({ used }) => used);
    const bad = [await post({ Email: 'not-an-address' }), await post({ Email: 'nor-is-this' })];
    expect(await taken()).toEqual([]);
    await act(bad[0]!.id, 'validate');
    expect(await taken()).toEqual([1]);
    expect((await post()).reasons).toEqual([expect.objectContaining({ code: 'campaign-limit-reached' })]);
    await act(bad[1]!.id, 'validate');
    expect(await taken()).toEqual([2]);
  });

  it('refuses a verdict on a lead that does not wait for one', async () => {
    const { body } = await postLead(await world.campaign({ processing: 'synchronous' }));
    expect(await act(body.leadId!, 'validate')).toMatchObject({
      status: expect.any(Number),
      body: { code: 'action-not-possible' },
    });
    expect((await api('GET', `/api/v1/leads/${body.leadId}`)).status).toBe(200);
  });
});
