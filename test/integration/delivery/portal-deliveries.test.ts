import { deliverLead } from '#activities/delivery/deliver-lead';
import type { ActivityDeps } from '#activities/kit/deps';
import { checkBooks } from '#activities/upkeep/ledger/check-books';
import type { DeliverLeadInput } from '#domain/protocol/lead-messages';
import { inActivity } from '#test/kit/activity-context';
import { eventually } from '#test/kit/scenario/eventually';
import { candidateOf, type Account, type Market } from '#test/integration/booking/market';
import { useMarket } from '#test/integration/booking/use-market';
import { configureMethod, deliveryDeps } from './delivery-deps';

describe('a delivery to the lead portal, to a method that repeats nothing', () => {
  let market: Market;
  let account: Account;
  useMarket((opened) => (market = opened));
  beforeAll(async () => {
    account = await market.account({ exclusive: true });
    await market.pool.query(`update delivery_method set channel = 'lead-portal' where id = $1`, [account.methodId]);
    await configureMethod(market, account.methodId, { v: 1 });
  });
  const inputFor = (leadId: string): DeliverLeadInput => ({
    leadId,
    planNumber: 1,
    origin: 'automation',
    candidate: { ...candidateOf(account), retry: { attempts: 0, waitSeconds: 0 } },
    last: true,
  });
  const stateOf = async (leadId: string): Promise<unknown> =>
    (await market.pool.query<object>('select state, attempts from delivery where lead_id = $1', [leadId])).rows[0];

  let bury: (why: Error) => void = () => undefined;
  afterEach(() => bury(new Error('killed')));

  /** A worker that is killed once its intent is booked and before anything else is; what it answers buries it. */
  async function dieWhileDelivering(leadId: string): Promise<() => Promise<unknown>> {
    const deps: ActivityDeps = deliveryDeps(market);
    const send = () => new Promise<never>((_, reject) => (bury = reject));
    const killed = { ...deps, transports: { ...deps.transports, send } };
    const dying = inActivity(() => deliverLead(killed)(inputFor(leadId)));
    const age = `update delivery_attempt a set started_at = a.started_at - interval '1 day', created_at = a.created_at - interval '1 day'
       from delivery d where d.id = a.delivery_id and d.lead_id = $1 and a.state = 'sending'`;
    await eventually('the intent to send', async () => (await market.pool.query(age, [leadId])).rowCount === 1);
    return () => {
      bury(new Error('killed'));
      return dying.catch(() => 'dead');
    };
  }

  it('whose worker was killed is made by the next one: sold once, and nobody has to find anything out', async () => {
    const leadId = await market.lead();
    const buried = await dieWhileDelivering(leadId);
    expect(await stateOf(leadId)).toEqual({ state: 'sending', attempts: 1 });
    const next = () => deliverLead(deliveryDeps(market))(inputFor(leadId));
    expect(await inActivity(next, { attempt: 2 })).toMatchObject({ state: 'accepted', closed: true });
    expect(await stateOf(leadId)).toEqual({ state: 'accepted', attempts: 2 });
    await buried();
    expect(await stateOf(leadId)).toEqual({ state: 'accepted', attempts: 2 });
    expect(await checkBooks(market.pool)).toEqual([]);
  });
});
