/**
 * Every change of commands that running workflows may meet: id, date, why, and when it may be removed. A worker uses one only once all
 * workers know it (`activities/upkeep/worker-presence`). `patched(id)` calls outside this list fail the architecture test.
 */
export interface Patch {
  readonly id: string;
  readonly date: string;
  readonly why: string;
  readonly removeWhen: string;
}

export const PATCHES: readonly Patch[] = [
  {
    id: 'one-account-of-a-buyer-at-a-time',
    date: '2026-11-30',
    why: 'Two accounts of one buyer were tried side by side; the buyer gets a lead once.',
    removeWhen: 'no lead is open that began before this release',
  },
  {
    id: 'verdicts-take-turns',
    date: '2026-12-01',
    why: 'A second action in one workflow task took the place of the verdict before it, whose round was never run.',
    removeWhen: 'no lead is open that began before this release',
  },
  {
    id: 'follow-ups-are-ended',
    date: '2026-12-01',
    why: 'What an action asked for beside the own run of a lead is booked as followed, so that no later run takes it up again.',
    removeWhen: 'no lead is open that began before this release',
  },
];
