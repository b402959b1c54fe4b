import { LeadView } from '../criteria/lead-view';
import { type WallClock, wallClock } from '../limits/in-schedule';
import type { CompiledAccount, CompiledRouting } from './compile-routing';
import type { PlanFacts } from './plan-facts';
import type { AccountStanding } from './snapshot';

/** One lead against one routing: what is worked out once per buyer's zone instead of once per account. */
export class PlanningRound {
  readonly #views: (LeadView | undefined)[];
  readonly #clocks: (WallClock | undefined)[];

  constructor(readonly routing: CompiledRouting, readonly facts: PlanFacts) {
    this.#views = new Array<LeadView | undefined>(routing.zones.length).fill(undefined);
    this.#clocks = new Array<WallClock | undefined>(routing.zones.length).fill(undefined);
  }

  /** The lead as criteria see it in the buyer's zone. */
  viewFor({ zoneIndex, record }: CompiledAccount): LeadView {
    const { fields, now, grade, computed } = this.facts;
    return (this.#views[zoneIndex] ??= new LeadView({ fields, now, zone: record.zone, grade, computed }, this.routing.table));
  }

  clockFor({ zoneIndex, record }: CompiledAccount): WallClock {
    return (this.#clocks[zoneIndex] ??= wallClock(this.facts.now, record.zone));
  }

  standingOf({ record }: CompiledAccount): AccountStanding | undefined {
    return this.facts.standings.get(record.accountId);
  }
}
