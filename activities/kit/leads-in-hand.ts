/** A lead of which nothing is heard any more gives its place back after this long; its steps go on all the same. */
const FORGOTTEN_MS = 10_000;

/**
 * The leads this worker has started and is still working on for the first time: taken in, planned and about to be sent. Waiting for a
 * buyer or a reviewer is no work. Starting more than these would only make each of them slower, so the others wait in Postgres, in
 * the order in which they came.
 */
export class LeadsInHand {
  private readonly takenAt = new Map<string, number>();
  private onRoom: () => void = () => undefined;

  constructor(
    private readonly most: number,
    private readonly now: () => number,
  ) {}

  /** Called when a good part of the places is free again. */
  whenRoom(notify: () => void): void {
    this.onRoom = notify;
  }

  /** Places that are free now. */
  room(): number {
    for (const [leadId, at] of this.takenAt) {
      if (at > this.now() - FORGOTTEN_MS) break;
      this.takenAt.delete(leadId);
    }
    return Math.max(0, this.most - this.takenAt.size);
  }

  take(leadId: string): void {
    this.takenAt.set(leadId, this.now());
  }

  leave(leadId: string): void {
    if (this.takenAt.delete(leadId) && this.room() * 4 >= this.most) this.onRoom();
  }

  ids(): string[] {
    return [...this.takenAt.keys()];
  }
}
