import { performAction } from '#activities/actions/perform-action';
import type { ActivityDeps } from '#activities/kit/deps';
import { bookOutcome } from '#activities/booking/attempts/book-outcome';
import { startAttempt } from '#activities/booking/attempts/start-attempt';
import { requestReturn } from '#activities/booking/returns/request-return';
import { createLogger } from '#config/log';
import { bookAction } from '#db/leads/book-action';
import { takeDueActions } from '#db/leads/take-due-actions';
import { loadLeadHistory } from '#api/leads/load-lead-history';
import { NOON, type Market } from '#test/integration/booking/market';
import { useMarket } from '#test/integration/booking/use-market';

let market: Market;
useMarket((opened) => (market = opened));

/** Nothing of configuration can be read: whoever needs it meets an error that no repetition mends. */
const deps = (): ActivityDeps => {
  const broken = { get: () => Promise.reject(new TypeError('this code is wrong')) };
  return {
    pool: market.pool,
    now: () => NOON,
    log: createLogger('test', { level: 'silent' }),
    campaigns: broken,
    routings: broken,
  } as unknown as ActivityDeps;
};
const booked = async (leadId: string, name: string, payload: object = {}): Promise<string> =>
  (await bookAction(market.pool, leadId, { name, payload, actor: 'user:1' })).actionId;
const make = (leadId: string, actionId: string) => performAction(deps())({ leadId, actionId });
async function rowOf(id: string): Promise<Record<string, unknown>> {
  const { rows } = await market.pool.query(
    `select state, attempts, error_code, next_at > now() as later from lead_action where id = $1`,
    [id],
  );
  return rows[0] as Record<string, unknown>;
}
const TO_NOBODY = { accountId: '0190a0a0-0000-7000-8000-000000000000' };
/** As time goes by. */
const age = (seconds: number) =>
  market.pool.query(
    `update lead_action set created_at = created_at - $1 * interval '1 second', next_at = next_at - $1 * interval '1 second' where state = 'pending'`,
    [seconds],
  );

test('an action never reaches the delivery of another lead', async () => {
  const account = await market.account();
  const mine = await market.lead({ stage: 'unresolved' });
  const theirs = await market.lead();
  const deliveryId = await market.reserved(theirs, account);
  await market.pool.query(`update delivery set state = 'unknown' where id = $1`, [deliveryId]);
  const actionId = await booked(mine, 'mark-accepted', { deliveryId });
  await expect(make(mine, actionId)).rejects.toMatchObject({ kind: 'user', code: 'delivery-not-found' });
  expect(await rowOf(actionId)).toMatchObject({ state: 'refused', error_code: 'delivery-not-found' });
  expect(await market.row('delivery', deliveryId)).toMatchObject({ state: 'unknown' });
});

test('what cannot be carried out is put off, later and later, and given up after the fifth try', async () => {
  const leadId = await market.lead({ stage: 'closed' });
  const actionId = await booked(leadId, 'send-to', TO_NOBODY);
  for (const attempts of [1, 2, 3, 4]) {
    await expect(make(leadId, actionId)).rejects.toMatchObject({ kind: 'bug', code: 'action-fails' });
    expect(await rowOf(actionId)).toEqual({ state: 'pending', attempts, error_code: null, later: true });
  }
  expect(await loadLeadHistory(market.pool, leadId)).toContainEqual(
    expect.objectContaining({ id: actionId, state: 'pending', attempts: 4, nextAt: expect.any(String) }),
  );
  await expect(make(leadId, actionId)).rejects.toMatchObject({ kind: 'user', code: 'action-failed' });
  expect(await rowOf(actionId)).toMatchObject({ state: 'failed', attempts: 5, error_code: 'action-failed' });
  expect(await loadLeadHistory(market.pool, leadId)).toContainEqual(
    expect.objectContaining({ id: actionId, state: 'failed', attempts: 5, nextAt: null }),
  );
  await expect(make(leadId, actionId)).rejects.toMatchObject({ kind: 'user', code: 'action-failed' });
});

test('an action asked for twice under one key is booked once', async () => {
  const [leadId, other] = [await market.lead({ stage: 'closed' }), await market.lead({ stage: 'closed' })];
  const ask = (of: string, once: string | null) =>
    bookAction(market.pool, of, { name: 'run-automation', payload: {}, actor: 'user:1', once });
  const booked = await Promise.all(Array.from({ length: 10 }, () => ask(leadId, 'who what k')));
  expect(new Set(booked.map(({ actionId }) => actionId)).size).toBe(1);
  expect(booked.filter(({ fresh }) => fresh)).toHaveLength(1);
  expect(
    new Set(
      [await ask(other, 'who what k'), await ask(leadId, null), await ask(leadId, null)].map(
        ({ actionId }) => actionId,
      ),
    ).size,
  ).toBe(3);
  await make(leadId, booked[0]!.actionId);
  expect(await ask(leadId, 'who what k')).toMatchObject({ fresh: false, state: 'done' });
});

test('fifty of them stand in nobody’s way, and one that was taken is not taken again at once', async () => {
  await market.pool.query(`delete from lead_action where state = 'pending'`);
  for (let count = 0; count < 50; count += 1) {
    const leadId = await market.lead({ stage: 'closed' });
    await expect(make(leadId, await booked(leadId, 'send-to', TO_NOBODY))).rejects.toMatchObject({ kind: 'bug' });
  }
  const leadId = await market.lead({ stage: 'closed' });
  const [first, second] = [await booked(leadId, 'send-to', TO_NOBODY), await booked(leadId, 'send-to', TO_NOBODY)];
  expect(await takeDueActions(market.pool, 50)).toEqual([]);
  await age(4);
  // The others have ten seconds after their first try in vain.
  expect((await takeDueActions(market.pool, 50)).map(({ id }) => id)).toEqual([first]);
  await age(60);
  const due = await takeDueActions(market.pool, 3);
  expect(due.map(({ id, attempts }) => [id, attempts])).toContainEqual([first, 0]);
  await age(4);
  expect((await takeDueActions(market.pool, 50)).map(({ id }) => id)).toContain(second);
});

test('an action that was booked before the erasure is refused after it, and writes nothing', async () => {
  const account = await market.account();
  const leadId = await market.lead({ stage: 'closed' });
  const deliveryId = await market.reserved(leadId, account);
  await startAttempt(market.pool, { deliveryId, request: {}, staleAfterMs: 1, now: NOON });
  await bookOutcome(market.pool, {
    deliveryId,
    attemptNumber: 1,
    outcome: { kind: 'accepted' },
    response: {},
    reading: {},
    final: true,
    now: NOON,
  });
  const late = await booked(leadId, 'mark-returned', {
    deliveryId,
    reasonCode: 'wrong-number',
    note: 'Ann',
    toSource: false,
  });
  const erase = await booked(leadId, 'erase');
  expect(await make(leadId, erase)).toEqual({ kind: 'stop' });
  expect(await make(leadId, erase)).toEqual({ kind: 'stop' });
  await expect(make(leadId, late)).rejects.toMatchObject({ code: 'action-not-possible' });
  const twice = await booked(leadId, 'erase');
  await expect(make(leadId, twice)).rejects.toMatchObject({ code: 'action-not-possible' });
  const { rows } = await market.pool.query('select 1 from lead_return where delivery_id = $1', [deliveryId]);
  expect(rows).toEqual([]);
  await expect(
    requestReturn(market.pool, { deliveryId, reasonCode: 'wrong-number', note: 'Ann', by: 'buyer', now: NOON }),
  ).rejects.toMatchObject({ code: 'action-not-possible' });
});
