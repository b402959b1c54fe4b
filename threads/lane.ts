import { LEADS, TRIALS } from './pools';
import type { ThreadPool } from './thread-pool';

/** Who waits for a piece of work: a lead, or a person who tries something out and may hang up. */
export interface Lane {
  readonly pool: ThreadPool;
  readonly signal?: AbortSignal | undefined;
  /** What was slow is remembered against it; what people try with made-up leads is not. */
  readonly learns: boolean;
}
export const forLeads: Lane = { pool: LEADS, learns: true };
/** A visitor or sender waits, but for a lead: its own time, the leads' threads. */
export const forLeadOf = (signal: AbortSignal): Lane => ({ pool: LEADS, signal, learns: false });
export const forTrial = (signal?: AbortSignal): Lane => ({ pool: TRIALS, signal, learns: false });
