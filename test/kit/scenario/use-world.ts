import { books } from './lead-facts';
import { ScenarioWorld } from './scenario-world';

/** A world of its own for each test, handed to `given`; after each the books balance. */
export function useWorld(given: (world: ScenarioWorld) => unknown): void {
  let world: ScenarioWorld;
  beforeEach(async () => {
    world = await ScenarioWorld.open();
    given(world);
  });
  afterEach(async () => {
    expect(await books(world.pool)).toEqual([]);
    await world.close();
  });
}
