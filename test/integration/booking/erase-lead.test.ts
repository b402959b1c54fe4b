import { newId } from '#db/new-id';
import { eraseLead } from '#db/leads/erase-lead';
import { bookOutcome } from '#activities/booking/attempts/book-outcome';
import { startAttempt } from '#activities/booking/attempts/start-attempt';
import { requestReturn } from '#activities/booking/returns/request-return';
import { checkBooks } from '#activities/upkeep/ledger/check-books';
import { Market, NOON } from './market';

const CANARY = 'canary-7f3a';
let market: Market;
beforeAll(async () => {
  market = await Market.open();
}, 120_000);
afterAll(() => market.close());

const json = (value: unknown): string => JSON.stringify(value);

/** A sold lead whose person shows in every place that can hold one. */
async function knownEverywhere(): Promise<{ leadId: string; deliveryId: string }> {
  const account = await market.account();
  const leadId = await market.lead();
  const run = (text: string, values: unknown[]) => market.pool.query(text, values);
  await run(
    `update lead set fields = $2, first_name = $3, last_name = $3, email = $3, phone = $3, city = $3, state = $3, postal_code = $3, ip_address = $3,
       reasons = $4, redirect_url = $3, qc = $2, grading = $2, force_id = $3, duplicate_key = '\\x01' where id = $1`,
    [
      leadId,
      json({ Email: CANARY }),
      CANARY,
      json([{ code: 'invalid', field: 'Email', message: `${CANARY} is wrong`, detail: { value: CANARY } }]),
    ],
  );
  await run(
    `insert into lead_insert_request (lead_id, content_type, headers, query, body, remote_ip) values ($1, 'x', $2, $3, $4, $3)`,
    [leadId, json({ from: CANARY }), CANARY, Buffer.from(CANARY)],
  );
  await run(
    `insert into idempotency_key (scope, key, body_hash, lead_id, status, response, expires_at) values ('s', 'k', '\\x02', $1, 200, $2, now())`,
    [leadId, json({ reasons: [CANARY] })],
  );
  await run(
    `insert into lead_step (id, lead_id, node, label, state, detail) values ($1, $2, 'intake', 'Intake', 'done', $3)`,
    [newId(), leadId, json({ v: CANARY })],
  );
  await run(`insert into lead_note (id, lead_id, author, text) values ($1, $2, 'operator', $3)`, [
    newId(),
    leadId,
    CANARY,
  ]);
  await run(
    `insert into lead_action (id, lead_id, action, payload, actor, state, decided_at) values ($1, $2, 'send-to', $3, 'operator', 'done', now())`,
    [newId(), leadId, json({ note: CANARY })],
  );
  await run(`insert into process_snapshot (lead_id, document) values ($1, $2)`, [leadId, json({ v: CANARY })]);
  await run(`insert into lead_plan (lead_id, number, config_version, refusals) values ($1, 1, 1, $2)`, [
    leadId,
    json([
      { accountId: account.accountId, reasons: [{ code: 'criteria', message: CANARY, detail: { v: CANARY } }] },
      { accountId: newId(), reasons: [] },
    ]),
  ]);
  await run(
    `insert into ping (id, lead_id, plan_number, account_id, method_id, state, request, response, reading) values ($1, $2, 1, $3, $4, 'no-bid', $5, $5, $5)`,
    [newId(), leadId, account.accountId, account.methodId, json({ v: CANARY })],
  );
  const deliveryId = await market.reserved(leadId, account);
  await startAttempt(market.pool, { deliveryId, request: { body: CANARY }, staleAfterMs: 1, now: NOON });
  await expect(eraseLead(market.pool, { leadId, now: NOON })).rejects.toMatchObject({ code: 'lead-in-delivery' });
  await bookOutcome(market.pool, {
    deliveryId,
    attemptNumber: 1,
    outcome: { kind: 'accepted', redirectUrl: `https://buyer.example/?q=${CANARY}` },
    response: { body: CANARY },
    reading: { trace: [CANARY] },
    final: true,
    now: NOON,
  });
  await run(`update delivery set reason = $2 where id = $1`, [
    deliveryId,
    json({ code: 'x', message: CANARY, detail: { v: CANARY } }),
  ]);
  await run(`update delivery set reference = 'ann@canary.example' where id = $1`, [deliveryId]);
  await run(`update lead set fields = fields || '{"Mail":"ann@canary.example"}' where id = $1`, [leadId]);
  await requestReturn(market.pool, { deliveryId, reasonCode: 'wrong-number', note: CANARY, by: 'buyer', now: NOON });
  return { leadId, deliveryId };
}

/** Every row of every table, as text. */
async function dump(): Promise<string> {
  const { rows } = await market.pool.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  const tables = await Promise.all(
    rows.map(({ name }) => market.pool.query<{ text: string }>(`select row_to_json(t)::text as text from ${name} t`)),
  );
  return tables.flatMap((table) => table.rows.map((row) => row.text)).join('\n');
}

test('nothing personal of an erased lead is left in any table, and the books still add up', async () => {
  const { leadId, deliveryId } = await knownEverywhere();
  const hex = Buffer.from(CANARY).toString('hex');
  expect((await dump()).split(CANARY).length).toBeGreaterThan(30);
  expect(await eraseLead(market.pool, { leadId, now: NOON })).toBe(true);
  const after = await dump();
  expect(
    after.split('\n').filter((line) => line.includes(CANARY) || line.includes(hex) || line.includes('ann@canary')),
  ).toEqual([]);
  expect(await market.row('lead', leadId)).toMatchObject({
    fields: {},
    revenue_minor: 5000,
    erased_at: new Date(NOON),
    reasons: [{ code: 'invalid', message: 'invalid', field: 'Email' }],
  });
  // Nobody who posts later is recognised: neither by the person's hash nor by that of the request.
  expect(await market.row('lead', leadId)).toMatchObject({ duplicate_key: null, duplicate_of: null });
  expect((await market.pool.query('select 1 from idempotency_key where lead_id = $1', [leadId])).rowCount).toBe(0);
  expect(await market.row('delivery', deliveryId)).toMatchObject({ state: 'accepted', price_minor: 5000 });
  expect(await checkBooks(market.pool)).toEqual([]);
  await expect(eraseLead(market.pool, { leadId, now: NOON + 1 })).rejects.toMatchObject({
    code: 'action-not-possible',
    message: expect.stringContaining(`already erased on ${new Date(NOON).toISOString()}`),
  });
  expect((await market.row('lead', leadId))['erased_at']).toEqual(new Date(NOON));
});

test('who did what to an erased lead, and who entered it, stays on record; what only looks like that does not', async () => {
  const [mine, posted] = [await market.lead(), await market.lead()];
  const by = `user:${newId()}`;
  for (const [leadId, header] of [
    [mine, by],
    [posted, CANARY],
  ] as const) {
    await market.pool.query(
      `insert into lead_insert_request (lead_id, content_type, headers, query, body, remote_ip) values ($1, 'x', $2, '', '', '')`,
      [leadId, json({ 'x-entered-by': header, from: CANARY })],
    );
    await market.pool.query(
      `insert into lead_step (id, lead_id, node, label, state, detail) values ($1, $2, 'action', 'send-to', 'done', $3), ($4, $2, 'plan', 'Plan', 'done', $3)`,
      [newId(), leadId, json({ by, actionId: 'a', note: CANARY }), newId()],
    );
    await eraseLead(market.pool, { leadId, now: NOON });
  }
  const { rows } = await market.pool.query<{ leadId: string; headers: object; action: object; plan: object }>(
    `select r.lead_id as "leadId", headers, (select detail from lead_step s where s.lead_id = r.lead_id and node = 'action') as action,
            (select detail from lead_step s where s.lead_id = r.lead_id and node = 'plan') as plan
       from lead_insert_request r where r.lead_id = any($1) order by r.lead_id = $2 desc`,
    [[mine, posted], mine],
  );
  expect(rows).toEqual([
    { leadId: mine, headers: { 'x-entered-by': by }, action: { by, actionId: 'a' }, plan: {} },
    { leadId: posted, headers: {}, action: { by, actionId: 'a' }, plan: {} },
  ]);
});
