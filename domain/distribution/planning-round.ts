import { LeadView } from '../criteria/lead-view';
import { type WallClock, wallClock } from '../limits/in-schedule';
import type { CompiledAccount, CompiledRouting } from './compile-routing';
import type { PlanFacts } from './plan-facts';
import type { AccountStanding } from './snapshot';

/** One lead against one routing: what is worked out once instead of once per account. */
export class PlanningRound {
  /** The lead as all criteria see it; accounts' own zones were compiled into their criteria. */
  readonly view: LeadView;
  readonly #clocks = new Map<string, WallClock>();

  constructor(
    readonly routing: CompiledRouting,
    readonly facts: PlanFacts,
  ) {
    const { fields, now, grade, computed } = facts;
    this.view = new LeadView({ fields, now, zone: 'UTC', grade, computed }, routing.table);
  }

  account(index: number): CompiledAccount {
    const account = this.routing.accounts[index];
    if (account === undefined) throw new RangeError(`No account ${index}`);
    return account;
  }

  clockIn(zone: string): WallClock {
    const known = this.#clocks.get(zone) ?? wallClock(this.facts.now, zone);
    this.#clocks.set(zone, known);
    return known;
  }

  standingOf({ record }: CompiledAccount): AccountStanding | undefined {
    return this.facts.standings.get(record.accountId);
  }
}
