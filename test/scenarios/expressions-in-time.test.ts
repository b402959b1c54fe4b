import { leadFacts } from '#test/kit/scenario/lead-facts';
import { postLead } from '#test/kit/scenario/scenario-http';
import { ScenarioWorld } from '#test/kit/scenario/scenario-world';

const ENDLESS = '($f := function($n){ $f($n + 1) }; $f(0))';
const endless = (count: number) => ({
  v: 1,
  root: {
    join: 'all',
    items: Array.from({ length: count }, (_, index) => ({
      type: 'expression',
      expression: `${ENDLESS} + ${index}`,
      operator: 'equals',
      value: 1,
    })),
  },
});

describe('expressions of buyers that never end', () => {
  let world: ScenarioWorld;
  beforeEach(async () => {
    world = await ScenarioWorld.open();
  });
  afterEach(() => world.close());

  it('in criteria keep the lead from their account alone, with the reason in the plan', async () => {
    const slow = await world.account('Slow', { priceMinor: 9000, criteria: endless(20) });
    await world.account('Good', { priceMinor: 1000 });
    const campaign = await world.campaign({ processing: 'synchronous' });
    const answers = await Promise.all(Array.from({ length: 6 }, () => postLead(campaign)));
    for (const { body } of answers)
      expect(await leadFacts(world.pool, body.leadId!)).toMatchObject({
        outcome: 'sold',
        deliveries: [{ account: 'Good account', state: 'accepted' }],
      });
    const { rows } = await world.pool.query('select refusals from lead_plan where lead_id = $1', [
      answers[0]!.body.leadId,
    ]);
    expect(JSON.stringify(rows)).toContain('criteria-too-slow');
    expect(JSON.stringify(rows)).toContain(slow);
  });

  it('in a mapping fail that delivery with the reason, and the next buyer gets the lead', async () => {
    await world.account('Slow', { priceMinor: 9000, computed: { sum: ENDLESS } });
    await world.account('Good', { priceMinor: 1000, computed: { sum: '1 + 1' } });
    const { body } = await postLead(await world.campaign({ processing: 'synchronous' }));
    expect(await leadFacts(world.pool, body.leadId!)).toMatchObject({
      outcome: 'sold',
      deliveries: [
        { account: 'Slow account', state: 'failed' },
        { account: 'Good account', state: 'accepted' },
      ],
    });
    const { rows } = await world.pool.query(
      `select reading::text from delivery_attempt join delivery on delivery.id = delivery_id where lead_id = $1 order by started_at`,
      [body.leadId],
    );
    expect(JSON.stringify(rows[0])).toContain('take too long to compute');
  });
});
