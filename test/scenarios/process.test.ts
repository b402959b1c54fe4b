import type { ProcessDocument } from '#domain/process/process-document';
import { processDocumentSchema } from '#domain/process/process-document.schema';
import { eventually } from '#test/kit/scenario/eventually';
import { settled } from '#test/kit/scenario/lead-facts';
import { act, api, postLead, somebody } from '#test/kit/scenario/scenario-http';
import { ScenarioWorld } from '#test/kit/scenario/scenario-world';
import { withTemporal } from '#test/kit/scenario/with-temporal';

/** Read by the contract: what is missing or of another kind fails here. */
const readProcess = async (leadId: string): Promise<ProcessDocument> =>
  processDocumentSchema.parse((await api('GET', `/api/v1/leads/${leadId}/process`)).body);
const kinds = (process: ProcessDocument) => process.nodes.map((node) => node.kind);

describe('the process diagram of a lead', () => {
  let world: ScenarioWorld;
  beforeEach(async () => {
    world = await ScenarioWorld.open();
  });
  afterEach(() => world.close());

  it('shows the wait while a lead is in quality control, and what followed', async () => {
    await world.account('Acme');
    const { body } = await postLead(await world.campaign({ qualityControl: true }));
    await settled(world.pool, body.leadId!, ['qc']);
    const waiting = await readProcess(body.leadId!);
    expect(waiting.nodes.find((node) => node.kind === 'qc')).toMatchObject({ state: 'waiting', endedAt: null });
    expect(waiting.runs).toMatchObject([{ status: 'running' }]);
    await act(body.leadId!, 'validate');
    const after = await readProcess(body.leadId!);
    expect(kinds(after)).toEqual(
      expect.arrayContaining(['receive', 'intake', 'qc', 'action', 'plan', 'delivery', 'close']),
    );
    expect(after.nodes.find((node) => node.kind === 'qc')).toMatchObject({
      state: 'done',
      endedAt: expect.any(Number),
    });
  });

  it('shows bids side by side and each attempt with request, response and reading', async () => {
    await world.account('High', { ping: true, priceMinor: 0, behaviour: { bids: { from: 4200, to: 4200 } } });
    await world.account('Low', { ping: true, priceMinor: 0, behaviour: { bids: { from: 1000, to: 1000 } } });
    const { body } = await postLead(await world.campaign({ processing: 'synchronous' }));
    const process = await readProcess(body.leadId!);
    const auction = process.nodes.find((node) => node.kind === 'auction')!;
    const pings = process.nodes.filter((node) => node.kind === 'ping');
    expect(pings).toHaveLength(2);
    for (const ping of pings) expect(process.edges).toContainEqual({ from: auction.id, to: ping.id });
    const [attempt] = process.nodes.find((node) => node.kind === 'delivery')!.attempts;
    expect(attempt).toMatchObject({
      number: 1,
      state: 'accepted',
      request: { method: 'POST' },
      response: { status: 200 },
      reading: { trace: expect.any(Array) },
    });
  });

  it('knows the events of the history behind its steps', async () => {
    await world.account('Acme');
    const { body } = await postLead(await world.campaign({ processing: 'synchronous' }));
    const process = await readProcess(body.leadId!);
    expect(process.nodes.find((node) => node.kind === 'delivery')?.history).toMatchObject({
      activityType: 'deliverLead',
      attempt: 1,
    });
    expect(process.nodes.find((node) => node.kind === 'intake')?.history).toMatchObject({ activityType: 'openLead' });
  });

  it('answers the same after the history is gone', async () => {
    await world.account('Acme');
    const campaign = await world.campaign({ processing: 'synchronous' });
    // A lead that waits for its time keeps no other from being kept.
    const scheduled = await api('POST', '/api/v1/leads', {
      campaignId: campaign.id,
      fields: somebody(),
      schedule: { at: new Date(Date.now() + 3_600_000).toISOString() },
    });
    expect(scheduled.status).toBeLessThan(300);
    const { body } = await postLead(campaign);
    await eventually(
      'the process is kept',
      async () =>
        (await world.pool.query('select 1 from process_snapshot where lead_id = $1', [body.leadId])).rowCount === 1,
      40_000,
    );
    const before = await readProcess(body.leadId!);
    await withTemporal(async (client) => {
      await client.workflowService.deleteWorkflowExecution({
        namespace: client.options.namespace,
        workflowExecution: { workflowId: `lead/${body.leadId}` },
      });
      await eventually(
        'the history is deleted',
        () =>
          client.workflow
            .getHandle(`lead/${body.leadId}`)
            .describe()
            .then(
              () => false,
              () => true,
            ),
        60_000,
      );
    });
    expect(await readProcess(body.leadId!)).toEqual(before);
    expect(before.nodes.find((node) => node.kind === 'delivery')?.history).not.toBeNull();
  }, 150_000);

  it('is not found for a lead that does not exist', async () => {
    expect((await api('GET', '/api/v1/leads/01900000-0000-7000-8000-000000000000/process')).status).toBe(404);
  });
});
