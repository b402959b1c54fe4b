import { leadFacts, settled, type LeadFacts } from '#test/kit/scenario/lead-facts';
import { postLead } from '#test/kit/scenario/scenario-http';
import type { AccountWish, ScenarioWorld } from '#test/kit/scenario/scenario-world';
import { useWorld } from '#test/kit/scenario/use-world';
import type { RepeatAnswer } from '#test/kit/fakes/buyers/behaviour';

describe('a buyer who took an exclusive lead and was not heard', () => {
  let world: ScenarioWorld;
  useWorld((opened) => {
    world = opened;
  });

  /** The lead after the best-paying buyer, and whether the next one got it. */
  async function sell(wish: AccountWish): Promise<{ readonly facts: LeadFacts; readonly toNext: number }> {
    await world.account('Forgetful', {
      priceMinor: 5000,
      timeoutMs: 1000,
      retry: { attempts: 2, waitSeconds: 1 },
      ...wish,
    });
    await world.account('Eager', { priceMinor: 1000 });
    const { body } = await postLead(await world.campaign());
    const facts = await settled(world.pool, body.leadId!);
    return { facts, toNext: (await world.acceptedBy('Eager')).length };
  }
  const reasonOf = async (deliveryId: string): Promise<string> =>
    (
      await world.pool.query<{ code: string }>(`select reason ->> 'code' as code from delivery where id = $1`, [
        deliveryId,
      ])
    ).rows[0]!.code;
  const loses = (repeats: RepeatAnswer, how: 'silence' | 'reset' = 'silence') => ({
    behaviour: { loseAnswer: { every: 1, how }, repeats },
  });

  it.each<[RepeatAnswer, 'silence' | 'reset']>([
    ['same', 'silence'],
    ['again', 'reset'],
  ])('is asked again; its yes (%s, %s) books the sale once', async (repeats, how) => {
    const { facts, toNext } = await sell(loses(repeats, how));
    expect(facts).toMatchObject({ outcome: 'sold', revenue: 5000, deliveries: [{ state: 'accepted', attempts: 2 }] });
    expect(toNext).toBe(0);
  });

  it.each<[RepeatAnswer, string]>([
    ['conflict', 'duplicate-after-silence'],
    ['refusal', 'refused-after-silence'],
  ])('is asked again; its no (%s) is not believed, and nobody else gets the lead', async (repeats, code) => {
    const { facts, toNext } = await sell({ ...loses(repeats), response: { duplicate: undefined } });
    expect(facts).toMatchObject({ stage: 'unresolved', deliveries: [{ state: 'unknown', attempts: 2 }] });
    expect(await reasonOf(facts.deliveries[0]!.id)).toBe(code);
    expect(toNext).toBe(0);
  });

  it('can say that it never had the lead, where its operator wrote how it says so', async () => {
    const { facts, toNext } = await sell({
      ...loses('refusal'),
      response: { notReceived: { type: 'text', text: 'not interested' } },
    });
    expect(facts.deliveries).toMatchObject([{ state: 'refused', attempts: 2 }, { state: 'accepted' }]);
    expect(toNext).toBe(1);
  });

  it('may have broken after it took the lead: 5xx leaves the delivery unknown, unless it is known to mean no', async () => {
    const behaviour = { failFirst: { times: 9, status: 500, every: 1 } };
    const { facts, toNext } = await sell({ behaviour, retry: undefined });
    expect(facts).toMatchObject({ stage: 'unresolved', deliveries: [{ state: 'unknown', attempts: 1 }] });
    expect(toNext).toBe(0);

    await world.account('Known', { priceMinor: 9000, behaviour, response: { retryOnStatuses: [500] } });
    const { body } = await postLead(await world.campaign());
    await settled(world.pool, body.leadId!);
    expect((await leadFacts(world.pool, body.leadId!)).deliveries[0]).toMatchObject({
      account: 'Known account',
      state: 'failed',
    });
  });
});
