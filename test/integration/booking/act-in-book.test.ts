import { actInBook } from '#db/leads/act-in-book';
import { closeLead } from '#activities/distribution/close-lead';
import { openLead } from '#activities/intake/open-lead';
import { loadCampaignContext } from '#db/queries/load-campaign-context';
import { ConfigCache } from '#activities/kit/config-cache';
import { intakeDeps } from './intake-deps';
import { NOON, type Market } from './market';
import { useMarket } from './use-market';

let market: Market;
useMarket((opened) => (market = opened));

const TIME = new Date(NOON + 3_600_000);
async function waiting(): Promise<string> {
  const leadId = await market.lead({ stage: 'received', price: 700 });
  await market.pool.query('insert into lead_dispatch (lead_id, available_at) values ($1, $2)', [leadId, TIME]);
  return leadId;
}
const act = (name: string, leadId: string) =>
  actInBook(market.pool, leadId, { name, payload: {}, actor: 'operator' }, NOON);
const timeOf = async (leadId: string): Promise<Date | undefined> =>
  (await market.pool.query<{ at: Date }>('select available_at as at from lead_dispatch where lead_id = $1', [leadId]))
    .rows[0]?.at;
const actionsOf = async (leadId: string): Promise<string[]> =>
  (
    await market.pool.query<{ text: string }>(
      `select action || ' ' || state as text from lead_action where lead_id = $1 order by id`,
      [leadId],
    )
  ).rows.map(({ text }) => text);

describe('what is done to a lead in the book alone', () => {
  test('ten times deleted, once brought back: it waits for its time again', async () => {
    const leadId = await waiting();
    await Promise.all(Array.from({ length: 10 }, () => act('delete', leadId)));
    expect(await market.row('lead', leadId)).toMatchObject({
      stage: 'closed',
      outcome: 'deleted',
      deleted_at: new Date(NOON),
    });
    expect(await timeOf(leadId)).toBeUndefined();
    const back = await Promise.allSettled(Array.from({ length: 5 }, () => act('undelete', leadId)));
    expect(back.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const each of back)
      if (each.status === 'rejected') expect(each.reason).toMatchObject({ code: 'action-not-possible', kind: 'user' });
    expect(await market.row('lead', leadId)).toMatchObject({
      stage: 'received',
      outcome: null,
      deleted_at: null,
      deleted_from: null,
      closed_at: null,
    });
    expect(await timeOf(leadId)).toEqual(TIME);
    expect((await actionsOf(leadId)).filter((text) => text === 'undelete done')).toHaveLength(1);
  });

  test('a deleted lead that is erased does not come back', async () => {
    const leadId = await waiting();
    await act('delete', leadId);
    await act('erase', leadId);
    expect(await market.row('lead', leadId)).toMatchObject({ stage: 'closed', outcome: 'erased', fields: {} });
    await expect(act('undelete', leadId)).rejects.toMatchObject({ code: 'action-not-possible' });
    expect(await timeOf(leadId)).toBeUndefined();
  });

  test('what has begun, and every other action, is left to the workflow', async () => {
    expect(await act('delete', await market.lead())).toBeNull();
    expect(await act('erase', await market.lead({ stage: 'closed' }))).toBeNull();
    const leadId = await waiting();
    expect(await act('run-automation', leadId)).toBeNull();
    expect(await actionsOf(leadId)).toEqual([]);
  });

  test('a lead that is deleted between being read and being taken in is not taken in', async () => {
    const leadId = await waiting();
    const deps = intakeDeps(market);
    const meddling = {
      ...deps,
      campaigns: new ConfigCache(async (id) => {
        await act('delete', leadId);
        return loadCampaignContext(market.pool, id);
      }),
    };
    await expect(openLead(meddling)({ leadId })).rejects.toMatchObject({ code: 'lead-changed', kind: 'operational' });
    expect(await openLead(deps)({ leadId })).toMatchObject({ stage: 'closed' });
    expect(await market.row('lead', leadId)).toMatchObject({ outcome: 'deleted', cost_minor: 0, plan_count: 0 });
  });

  test.each(['delete', 'erase'])('%s while it is taken in: one of the two happens', async (name) => {
    const deps = intakeDeps(market);
    const ends = new Set<string>();
    for (let round = 0; round < 30; round += 1) {
      const leadId = await waiting();
      const [opened, acted] = await Promise.allSettled([
        openLead(deps)({ leadId }),
        round % 3 === 0
          ? act(name, leadId)
          : new Promise((resolve) => setTimeout(resolve, round % 5)).then(() => act(name, leadId)),
      ]);
      expect(acted.status).toBe('fulfilled');
      const gone = acted.status === 'fulfilled' && acted.value !== null;
      ends.add(gone ? 'gone' : 'begun');
      if (opened.status === 'fulfilled') expect(opened.value.stage === 'closed').toBe(gone);
      else expect([gone, opened.reason]).toEqual([true, expect.objectContaining({ code: 'lead-changed' })]);
      expect(await market.row('lead', leadId)).toMatchObject(
        gone
          ? { stage: 'closed', outcome: `${name}d`.replace('ee', 'e'), cost_minor: 0 }
          : { stage: 'distributing', outcome: null, cost_minor: 700, deleted_at: null, erased_at: null },
      );
      expect(await timeOf(leadId)).toBeUndefined();
    }
    expect(ends.has('gone')).toBe(true);
  });

  test('a run that ends after its lead came back into quality control leaves it there', async () => {
    const leadId = await market.lead({ stage: 'qc' });
    await market.pool.query(
      `update lead set outcome = 'qc', qc = '{"state":"waiting"}', deleted_at = now(), deleted_from = '{"stage":"qc","outcome":"qc"}', stage = 'closed' where id = $1`,
      [leadId],
    );
    await act('undelete', leadId);
    await closeLead(intakeDeps(market))({ leadId });
    expect(await market.row('lead', leadId)).toMatchObject({
      stage: 'qc',
      outcome: 'qc',
      closed_at: null,
      qc: { state: 'waiting' },
    });
  });
});
