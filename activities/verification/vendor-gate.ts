/** Questions under way at once in one worker: leads that ask nobody keep the worker's other places, however slow the service is. */
const MOST_AT_ONCE = 20;
/** So many questions in a row without answer mean that the service is away; nobody is made to wait for it during the rest. */
const FAILURES_TO_REST = 5;
const REST_MS = 30_000;

export interface Pass {
  /** Gives the place back; `works` = the service is there, whatever it said. */
  leave(works: boolean): void;
}

/** Guards the worker against an outside service that is slow or away. */
export class VendorGate {
  private underWay = 0;
  private failures = 0;
  private restUntil = 0;

  constructor(private readonly now: () => number) {}

  /** `busy`: come back in a moment. `resting`: the service was away and is not asked for now. */
  enter(): Pass | 'busy' | 'resting' {
    if (this.now() < this.restUntil) return 'resting';
    if (this.underWay >= MOST_AT_ONCE) return 'busy';
    this.underWay += 1;
    return { leave: (works) => this.leave(works) };
  }

  private leave(works: boolean): void {
    this.underWay -= 1;
    this.failures = works ? 0 : this.failures + 1;
    if (this.failures >= FAILURES_TO_REST) this.restUntil = this.now() + REST_MS;
  }
}
