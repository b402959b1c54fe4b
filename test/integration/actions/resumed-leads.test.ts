import { readLeadDetails } from '#api/leads/read-lead-details';
import { performAction } from '#activities/actions/perform-action';
import { closeLead } from '#activities/distribution/close-lead';
import { endFollowUp } from '#activities/distribution/end-follow-up';
import { planLead } from '#activities/distribution/plan-lead';
import { openLead } from '#activities/intake/open-lead';
import { noteActionResult } from '#activities/booking/attempts/note-action-result';
import { bookAction } from '#db/leads/book-action';
import { claimRestart } from '#db/leads/claim-restart';
import { whereLeadStands } from '#db/queries/where-lead-stands';
import { intakeDeps } from '#test/integration/booking/intake-deps';
import { type Account, type Market } from '#test/integration/booking/market';
import { useMarket } from '#test/integration/booking/use-market';

let market: Market;
useMarket((opened) => (market = opened));

const deps = () => ({ ...intakeDeps(market), now: () => Date.now() });
const book = async (leadId: string, name: string, payload: object = {}): Promise<string> =>
  (await bookAction(market.pool, leadId, { name, payload, actor: 'user:1' })).actionId;
async function act(leadId: string, name: string, payload: object = {}) {
  const actionId = await book(leadId, name, payload);
  return { actionId, followUp: await performAction(deps())({ leadId, actionId }) };
}
const open = (leadId: string) => openLead(deps())({ leadId });
const close = (leadId: string, actionId?: string) => closeLead(deps())({ leadId, ...(actionId ? { actionId } : {}) });
const sendTo = (leadId: string, account: Account) => act(leadId, 'send-to', { accountId: account.accountId });

describe('a lead whose run is lost', () => {
  test('goes on with what an operator asked for, until that is at its end', async () => {
    const leadId = await market.lead({ stage: 'received' });
    await open(leadId);
    await close(leadId);
    const { actionId, followUp } = await sendTo(leadId, await market.account());
    expect(followUp).toMatchObject({ kind: 'deliver', origin: 'send-to', planNumber: 2 });
    expect(await open(leadId)).toMatchObject({
      stage: 'distributing',
      over: true,
      followUps: [{ actionId, followUp }],
    });
    await close(leadId, actionId);
    expect(await open(leadId)).not.toHaveProperty('followUps');
    expect(await performAction(deps())({ leadId, actionId })).toEqual({ kind: 'none' });
  });

  test('asks no account again of which is known what came of it', async () => {
    const leadId = await market.lead({ stage: 'closed' });
    const account = await market.account();
    await sendTo(leadId, account);
    await noteActionResult(market.pool, {
      leadId,
      planNumber: 1,
      accountId: account.accountId,
      state: 'refused',
      code: 'no',
    });
    expect(await open(leadId)).not.toHaveProperty('followUps');
  });

  test('goes on with its own round beside what an operator asked for, not with the choice as its own', async () => {
    const leadId = await market.lead({ stage: 'received' });
    await open(leadId);
    const { actionId, followUp } = await sendTo(leadId, await market.account());
    const position = await open(leadId);
    expect(position).toMatchObject({ stage: 'distributing', planNumber: 1, followUps: [{ actionId, followUp }] });
    expect(position).not.toHaveProperty('over');
    await endFollowUp(deps())({ leadId, actionId });
    expect(await open(leadId)).toEqual({ stage: 'distributing', planNumber: 1 });
  });

  test('has nothing of its own to do where a reviewer chose the buyer', async () => {
    const leadId = await market.lead({ stage: 'qc' });
    const { actionId } = await sendTo(leadId, await market.account());
    expect(await open(leadId)).toMatchObject({ over: true, followUps: [{ actionId }] });
    await close(leadId);
    expect(await open(leadId)).not.toHaveProperty('followUps');
  });

  test('finds the round of a verdict as its own', async () => {
    const leadId = await market.lead({ stage: 'qc' });
    const { actionId, followUp } = await act(leadId, 'validate');
    expect(followUp).toEqual({ kind: 'plan', planNumber: 1 });
    expect(await open(leadId)).toEqual({ stage: 'distributing', planNumber: 1 });
    // The step is repeated when its answer was lost: the verdict still has to reach the run.
    expect(await performAction(deps())({ leadId, actionId })).toEqual(followUp);
  });

  test('notes which run has it, and is not changed by that', async () => {
    const leadId = await market.lead({ stage: 'qc' });
    const before = await market.row('lead', leadId);
    const runId = '0190a0a0-0000-4000-8000-000000000001';
    await openLead(deps())({ leadId, runId });
    expect(await market.row('lead', leadId)).toMatchObject({ run_id: runId, updated_at: before['updated_at'] });
  });
});

describe('rounds of distribution', () => {
  test('of automation pass over the numbers of what operators chose', async () => {
    const leadId = await market.lead({ stage: 'received' });
    const chosen = await market.account();
    await open(leadId);
    await sendTo(leadId, chosen);
    const again = await planLead(deps())({ leadId, number: 2 });
    expect(again.number).toBe(3);
    expect(again.candidates.length).toBeGreaterThan(1);
    expect((await planLead(deps())({ leadId, number: 2 })).number).toBe(3);
  });

  test('asked for at once get numbers of their own', async () => {
    const leadId = await market.lead({ stage: 'closed', maxDeliveries: 5 });
    const accounts = await Promise.all([1, 2, 3].map(() => market.account()));
    const asked = await Promise.all(accounts.map((account) => sendTo(leadId, account)));
    expect(
      asked.map(({ followUp }) => (followUp.kind === 'deliver' ? followUp.planNumber : 0)).sort((a, b) => a - b),
    ).toEqual([1, 2, 3]);
  });

  test('are not begun twice: of a verdict and an automation at once, one is told that it does not fit any more', async () => {
    const leadId = await market.lead({ stage: 'qc' });
    const ends = await Promise.allSettled([act(leadId, 'validate'), act(leadId, 'run-automation')]);
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('a lead that is begun again', () => {
  const back = (leadId: string, seconds: number) =>
    market.pool.query(
      `update lead set restarted_at = restarted_at - $2 * interval '1 second', updated_at = updated_at - $2 * interval '1 second' where id = $1`,
      [leadId, seconds],
    );

  test('waits longer after each try in vain, five minutes at most, however old it is', async () => {
    const leadId = await market.lead();
    await market.pool.query(
      `update lead set received_at = now() - interval '90 days', updated_at = now() - interval '90 days' where id = $1`,
      [leadId],
    );
    expect(await claimRestart(market.pool, leadId)).toBe(1);
    for (const [wait, nth] of [
      [15, 2],
      [30, 3],
      [60, 4],
      [120, 5],
      [240, 6],
      [300, 7],
      [300, 8],
    ] as const) {
      await back(leadId, wait - 2);
      expect(await claimRestart(market.pool, leadId)).toBeNull();
      await back(leadId, 2);
      expect(await claimRestart(market.pool, leadId)).toBe(nth);
    }
  });

  test('says so to operators, with the next time, until it has got on', async () => {
    const leadId = await market.lead();
    await market.pool.query(`update lead set updated_at = now() - interval '1 minute' where id = $1`, [leadId]);
    const told = async () =>
      (await readLeadDetails(market.pool, leadId, { buyerIds: null, sourceIds: null, leadTypeIds: null }))?.restarts;
    expect(await told()).toBeNull();
    await claimRestart(market.pool, leadId);
    const restarts = (await told())!;
    expect(restarts.count).toBe(1);
    expect(Date.parse(String(restarts.nextAt)) - Date.parse(String(restarts.lastAt))).toBe(15_000);
    await market.pool.query(`update lead set updated_at = now() + interval '1 second' where id = $1`, [leadId]);
    expect(await told()).toBeNull();
  });

  test('is begun by one worker of many, and counts anew once it has got something done', async () => {
    const leadId = await market.lead();
    await market.pool.query(`update lead set updated_at = now() - interval '1 minute' where id = $1`, [leadId]);
    const claims = await Promise.all([1, 2, 3, 4].map(() => claimRestart(market.pool, leadId)));
    expect(claims.filter((claim) => claim !== null)).toEqual([1]);
    await market.pool.query(`update lead set restarts = 6, updated_at = now() + interval '1 second' where id = $1`, [
      leadId,
    ]);
    expect(await claimRestart(market.pool, leadId)).toBe(1);
  });
});

test('where a lead stands: what is in hand, what is owed, and nothing of one that was touched meanwhile', async () => {
  const leadId = await market.lead();
  const touched = async (): Promise<string> =>
    (
      await market.pool.query<{ at: string }>(
        `update lead set updated_at = now() - interval '1 minute' where id = $1 returning updated_at::text as at`,
        [leadId],
      )
    ).rows[0]!.at;
  await market.reserved(leadId, await market.account());
  const { actionId } = await sendTo(await owner(), await market.account());
  expect(await whereLeadStands(market.pool, leadId, await touched())).toMatchObject({ inHand: 1, owed: 0 });
  await market.pool.query(
    `update lead_action set lead_id = $2, follow_up = follow_up || '{"planNumber":2}', decided_at = now() - interval '20 seconds' where id = $1`,
    [actionId, leadId],
  );
  const at = await touched();
  const stands = await whereLeadStands(market.pool, leadId, at);
  expect(stands).toMatchObject({ stage: 'distributing', inHand: 1, owed: 1, longestDelayMs: 0, runId: null });
  expect(stands!.quietMs).toBeGreaterThan(59_000);
  await market.pool.query('update lead set updated_at = now() where id = $1', [leadId]);
  expect(await whereLeadStands(market.pool, leadId, at)).toBeNull();

  async function owner(): Promise<string> {
    return market.lead({ stage: 'closed' });
  }
});
