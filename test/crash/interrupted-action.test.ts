import { performAction } from '#activities/actions/perform-action';
import { bookOutcome } from '#activities/booking/attempts/book-outcome';
import { startAttempt } from '#activities/booking/attempts/start-attempt';
import { loadLeadTypeRouting } from '#db/queries/load-lead-type-routing';
import { loadCampaignContext } from '#db/queries/load-campaign-context';
import { ConfigCache } from '#activities/kit/config-cache';
import type { ActivityDeps } from '#activities/kit/deps';
import { createLogger } from '#config/log';
import { newId } from '#db/new-id';
import type { Pool } from 'pg';
import { NOON, type Account, type Market } from '#test/integration/booking/market';
import { useMarket } from '#test/integration/booking/use-market';
import { cutPool, type Loss } from './cut-pool';

interface Subject {
  readonly leadId: string;
  readonly deliveryId: string;
}

let market: Market;
let buyer: Account;
let other: Account;
useMarket(async (opened) => {
  market = opened;
  buyer = await market.account({ exclusive: true });
  other = await market.account({ exclusive: true });
});

/** Nothing of this goes out, so transports and secrets are never asked. */
const depsOn = (pool: Pool): ActivityDeps =>
  ({
    pool,
    now: () => NOON,
    log: createLogger('test', { level: 'silent' }),
    campaigns: new ConfigCache((id) => loadCampaignContext(market.pool, id)),
    routings: new ConfigCache((id) => loadLeadTypeRouting(market.pool, id)),
  }) as unknown as ActivityDeps;

const waiting = async (): Promise<Subject> => ({
  leadId: await market.lead({ stage: 'qc', price: 700 }),
  deliveryId: '',
});
const unsold = async (): Promise<Subject> => ({ leadId: await market.lead({ stage: 'closed' }), deliveryId: '' });
async function ended(kind: 'accepted' | 'unknown'): Promise<Subject> {
  const leadId = await market.lead();
  const deliveryId = await market.reserved(leadId, buyer);
  await startAttempt(market.pool, { deliveryId, request: null, staleAfterMs: 1, now: NOON });
  const outcome = kind === 'accepted' ? { kind } : { kind, code: 'time-out', message: 'No answer' };
  await bookOutcome(market.pool, {
    deliveryId,
    attemptNumber: 1,
    outcome,
    response: null,
    reading: null,
    final: true,
    now: NOON,
  });
  await market.pool.query('update lead set stage = $2, plan_count = 1 where id = $1', [
    leadId,
    kind === 'accepted' ? 'closed' : 'unresolved',
  ]);
  return { leadId, deliveryId };
}

type Case = readonly [
  action: string,
  subject: () => Promise<Subject>,
  payload: (subject: Subject) => object,
  stage: string,
];
const CASES: readonly Case[] = [
  ['validate', waiting, () => ({}), 'distributing'],
  ['invalidate', waiting, () => ({}), 'closed'],
  ['send-to', waiting, () => ({ accountId: other.accountId }), 'distributing'],
  ['run-automation', waiting, () => ({}), 'distributing'],
  ['send-to', unsold, () => ({ accountId: other.accountId }), 'distributing'],
  ['run-automation', () => ended('accepted'), () => ({}), 'distributing'],
  ['resend', () => ended('accepted'), ({ deliveryId }) => ({ deliveryId }), 'distributing'],
  ['reassign', () => ended('accepted'), ({ deliveryId }) => ({ deliveryId }), 'distributing'],
  [
    'reassign-to',
    () => ended('accepted'),
    ({ deliveryId }) => ({ deliveryId, accountId: other.accountId }),
    'distributing',
  ],
  ['transfer', () => ended('accepted'), ({ deliveryId }) => ({ deliveryId, accountId: other.accountId }), 'closed'],
  [
    'mark-returned',
    () => ended('accepted'),
    ({ deliveryId }) => ({ deliveryId, reasonCode: 'wrong-number', toSource: true }),
    'closed',
  ],
  ['mark-accepted', () => ended('unknown'), ({ deliveryId }) => ({ deliveryId }), 'unresolved'],
  ['mark-failed', () => ended('unknown'), ({ deliveryId }) => ({ deliveryId }), 'distributing'],
  [
    'update-price',
    () => ended('accepted'),
    ({ deliveryId }) => ({ deliveryId, priceMinor: 4100, note: 'agreed' }),
    'closed',
  ],
  ['delete', waiting, () => ({}), 'closed'],
  ['erase', waiting, () => ({}), 'qc'],
];
const LOSSES: readonly Loss[] = ['before-commit', 'after-commit'];
/** No action commits more often than this. */
const MOST_COMMITS = 6;

async function ask(subject: Subject, action: string, payload: object): Promise<{ leadId: string; actionId: string }> {
  const actionId = newId();
  await market.pool.query('insert into lead_action (id, lead_id, action, payload, actor) values ($1, $2, $3, $4, $5)', [
    actionId,
    subject.leadId,
    action,
    payload,
    'operator',
  ]);
  return { leadId: subject.leadId, actionId };
}

describe.each(CASES)('%s that is interrupted', (action, makeSubject, payloadOf, stage) => {
  it.each(LOSSES)('%s at any point is done by its second try, as if nothing had happened', async (loss) => {
    const undisturbed = await makeSubject();
    const expected = await performAction(depsOn(market.pool))(await ask(undisturbed, action, payloadOf(undisturbed)));
    let nth = 1;
    for (let interrupted = true; interrupted; nth += 1) {
      const subject = await makeSubject();
      const input = await ask(subject, action, payloadOf(subject));
      const cut = cutPool(market.pool, nth, loss);
      await performAction(depsOn(cut.pool))(input).catch(() => undefined);
      interrupted = cut.wasCut();
      expect(await performAction(depsOn(market.pool))(input)).toEqual(expected);
      expect(await market.row('lead', subject.leadId)).toMatchObject({ stage });
      const { rows } = await market.pool.query('select state, follow_up, error_code from lead_action where id = $1', [
        input.actionId,
      ]);
      expect(rows).toEqual([{ state: 'done', follow_up: expected, error_code: null }]);
      expect(nth).toBeLessThanOrEqual(MOST_COMMITS);
    }
    expect(nth).toBeGreaterThan(2);
  });
});

it('leaves a lead with the reviewers when the buyer it is to be sent to does not exist', async () => {
  const subject = await waiting();
  const input = await ask(subject, 'send-to', { accountId: newId() });
  await expect(performAction(depsOn(market.pool))(input)).rejects.toMatchObject({ code: 'account-not-found' });
  expect(await market.row('lead', subject.leadId)).toMatchObject({ stage: 'qc', qc: null });
});
