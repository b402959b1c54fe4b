import { resumeLead } from '#temporal/lead-runs';
import { sendAction } from '#temporal/lead-starter';
import { bookAction } from '#db/leads/book-action';
import { leadWorkflowId } from '#domain/protocol/lead-messages';
import { eventually } from '#test/kit/scenario/eventually';
import { leadFacts, settled } from '#test/kit/scenario/lead-facts';
import { performInBook } from '#test/kit/scenario/perform-in-book';
import { api, postLead, somebody } from '#test/kit/scenario/scenario-http';
import type { ScenarioWorld } from '#test/kit/scenario/scenario-world';
import { useWorld } from '#test/kit/scenario/use-world';
import { withTemporal } from '#test/kit/scenario/with-temporal';

/** A lead is looked at when nothing happened to it for fifteen seconds, and a wait without a reason is one of fifteen more. */
const MENDED_MS = 75_000;

describe('what Temporal forgot', () => {
  let world: ScenarioWorld;
  useWorld((opened) => (world = opened));

  const ended = (leadId: string): Promise<unknown> =>
    withTemporal((client) =>
      eventually(
        'the run ends',
        async () => (await client.workflow.getHandle(leadWorkflowId(leadId)).describe()).status.name === 'COMPLETED',
      ),
    );
  const followed = async (actionId: string): Promise<boolean> =>
    (
      await world.pool.query<{ yes: boolean }>('select followed_at is not null as yes from lead_action where id = $1', [
        actionId,
      ])
    ).rows[0]!.yes;

  it('of an action that is done: the buyer an operator chose gets the lead, once, and so does one it was to be sent to again', async () => {
    await world.account('First', { behaviour: { refuse: { every: 1, reason: 'no' } }, maxQualifiedPercent: null });
    const chosen = await world.account('Chosen', {
      criteria: {
        v: 1,
        root: { join: 'all', items: [{ type: 'field', field: 'State', operator: 'equals', value: 'AK' }] },
      },
    });
    const campaign = await world.campaign({ maxDeliveries: 2 });
    const {
      body: { leadId },
    } = await postLead(campaign);
    expect(await settled(world.pool, leadId!)).toMatchObject({ outcome: 'unsold' });
    await ended(leadId!);
    const sent = await performInBook(world.pool, leadId!, 'send-to', { accountId: chosen });
    expect(await settled(world.pool, leadId!, ['closed'], MENDED_MS)).toMatchObject({ outcome: 'sold' });
    expect(await world.acceptedBy('Chosen')).toEqual([leadId]);
    expect(await followed(sent)).toBe(true);
    await ended(leadId!);
    const resent = await performInBook(world.pool, leadId!, 'resend', {});
    await settled(world.pool, leadId!, ['closed'], MENDED_MS);
    await eventually('the repetition is over', () => followed(resent));
    const posts = (await world.buyers.log()).filter(({ buyer, kind }) => buyer === 'Chosen' && kind === 'post');
    expect(posts).toHaveLength(2);
    expect(new Set(posts.map(({ webhookId }) => webhookId)).size).toBe(1);
  });

  it('of a verdict: the run that waits for one is begun again', async () => {
    await world.account('Acme');
    const {
      body: { leadId },
    } = await postLead(await world.campaign({ qualityControl: true }));
    await settled(world.pool, leadId!, ['qc']);
    await performInBook(world.pool, leadId!, 'validate');
    expect(await settled(world.pool, leadId!, ['closed'], MENDED_MS)).toMatchObject({ outcome: 'sold' });
    expect(await world.acceptedBy('Acme')).toEqual([leadId]);
  });

  it('of a lead whose run was ended by force', async () => {
    await world.account('Acme');
    const {
      body: { leadId },
    } = await postLead(await world.campaign({ qualityControl: true }));
    await settled(world.pool, leadId!, ['qc']);
    await world.pool.query(`update lead set received_at = now() - interval '3 days' where id = $1`, [leadId]);
    await withTemporal(async (client) => {
      await client.workflow.getHandle(leadWorkflowId(leadId!)).terminate('by hand');
      await eventually(
        'another run waits',
        async () => (await client.workflow.getHandle(leadWorkflowId(leadId!)).describe()).status.name === 'RUNNING',
        MENDED_MS,
      );
    });
    expect(await leadFacts(world.pool, leadId!)).toMatchObject({ stage: 'qc' });
  });
});

describe('a lead that waits for its time', () => {
  let world: ScenarioWorld;
  useWorld((opened) => (world = opened));

  const scheduled = async (): Promise<string> => {
    const { body } = await api('POST', '/api/v1/leads', {
      campaignId: (await world.campaign()).id,
      fields: somebody(),
      schedule: { at: new Date(Date.now() + 86_400_000).toISOString() },
    });
    return body.leadId!;
  };

  it('is not taken in by a run that is begun before, and begins at its time all the same', async () => {
    await world.account('Acme');
    const leadId = await scheduled();
    await withTemporal(async (client) => {
      await resumeLead(client, leadId);
      await client.workflow.getHandle(leadWorkflowId(leadId)).result();
    });
    expect(await leadFacts(world.pool, leadId)).toMatchObject({ stage: 'received', deliveries: [] });
    await world.pool.query('update lead_dispatch set available_at = now() where lead_id = $1', [leadId]);
    expect(await settled(world.pool, leadId)).toMatchObject({ outcome: 'sold' });
  });

  it('is erased by its workflow, too, without being sold first', async () => {
    await world.account('Acme');
    const leadId = await scheduled();
    const { actionId } = await bookAction(world.pool, leadId, { name: 'erase', payload: {}, actor: 'user:test' });
    await withTemporal((client) => sendAction(client, leadId, { actionId, action: 'erase' }));
    expect(await leadFacts(world.pool, leadId)).toMatchObject({ stage: 'closed', outcome: 'erased', deliveries: [] });
    expect(await world.acceptedBy('Acme')).toEqual([]);
  });
});
