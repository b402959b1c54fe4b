import type { Reply } from '#domain/channels/channel';

/** So many times in a row without an answer, a buyer does not answer. */
const SILENCES = 5;
/** One that does not answer is tried with one lead at a time. */
const PROBES = 1;

/** A place on the way to one buyer; it is left with what came back, or with nothing where nothing was sent. */
export interface LanePlace {
  leave(reply?: Reply): void;
}

interface Lane {
  inFlight: number;
  silences: number;
}

/**
 * How much of this worker one delivery method may take up. A buyer that hangs holds each send for as long as its limit allows; without
 * lanes a few of them would hold every place there is, and leads of all others would wait. `width` places each; one that has not answered
 * five times in a row gets a single place, until an answer comes.
 */
export class BuyerLanes {
  private readonly lanes = new Map<string, Lane>();

  constructor(private readonly width: number) {}

  /** A place, or why there is none: too much is on its way to the method, or it does not answer. */
  enter(methodId: string): LanePlace | 'busy' | 'silent' {
    const lane = this.lanes.get(methodId) ?? { inFlight: 0, silences: 0 };
    const silent = lane.silences >= SILENCES;
    if (lane.inFlight >= (silent ? PROBES : this.width)) return silent ? 'silent' : 'busy';
    lane.inFlight += 1;
    this.lanes.set(methodId, lane);
    let left = false;
    return {
      leave: (reply) => {
        if (left) return;
        left = true;
        lane.inFlight -= 1;
        if (reply) lane.silences = reply.kind === 'no-answer' ? lane.silences + 1 : 0;
        if (lane.inFlight === 0 && lane.silences === 0) this.lanes.delete(methodId);
      },
    };
  }

  /** Methods that do not answer now. */
  get silent(): number {
    return [...this.lanes.values()].filter(({ silences }) => silences >= SILENCES).length;
  }
}
