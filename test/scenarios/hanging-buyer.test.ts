import { leadFacts, settled } from '#test/kit/scenario/lead-facts';
import { postLead } from '#test/kit/scenario/scenario-http';
import { ScenarioWorld } from '#test/kit/scenario/scenario-world';
import { useWorld } from '#test/kit/scenario/use-world';

const HANGING = 160;

describe('a buyer that hangs', () => {
  let world: ScenarioWorld;
  let others: ScenarioWorld;
  useWorld((opened) => (world = opened));
  beforeEach(async () => {
    others = await ScenarioWorld.open();
  });
  afterEach(() => others.close());

  it('holds up its own leads alone, and soon not even those', async () => {
    await world.account('Hangs', { behaviour: { delayMs: 60_000 }, timeoutMs: 8_000 });
    await others.account('Fine');
    const hanging = await world.campaign();
    const leads = await Promise.all(
      Array.from({ length: HANGING }, async () => (await postLead(hanging)).body.leadId!),
    );
    const { body } = await postLead(await others.campaign({ processing: 'synchronous' }));
    expect(body).toMatchObject({ outcome: 'accepted' });
    // Not one of the others has come to its end: none made room for this one.
    const { rows } = await world.pool.query<{ over: number }>(
      `select count(*) filter (where state not in ('reserved', 'sending'))::int as over from delivery where lead_id = any($1)`,
      [leads],
    );
    expect(rows[0]!.over).toBe(0);
    for (const leadId of leads) await settled(world.pool, leadId, ['closed', 'unresolved'], 90_000);
    const states = await Promise.all(
      leads.map(async (leadId) => (await leadFacts(world.pool, leadId)).deliveries[0]?.state),
    );
    const count = (state: string): number => states.filter((each) => each === state).length;
    expect(count('unknown') + count('released')).toBe(HANGING);
    expect(count('released')).toBeGreaterThan(HANGING / 3);
  });
});
