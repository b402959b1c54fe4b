import type { LeadStage } from '../words/lead';

/** A run of a lead's workflow as the server knows it, not as a worker remembers it. */
export interface RunSeen {
  readonly runId: string;
  /** Steps that are under way or wait for their next try; not the short ones that only book. */
  readonly steps: number;
  /** The server waits for a worker to carry the run on. */
  readonly awaitsWorker: boolean;
}

/** What the book of record says of the lead. */
export interface LeadStands {
  readonly stage: LeadStage;
  /** The run that took it in, or up, last. */
  readonly runId: string | null;
  /** Deliveries that are out, or about to be. */
  readonly inHand: number;
  /** Actions that asked for a delivery of which there is no trace. */
  readonly owed: number;
  /** How long nothing has happened, in ms. */
  readonly quietMs: number;
  /** The longest delay of an account in its newest round, in ms. */
  readonly longestDelayMs: number;
}

/** Beyond every delay, this long without a step is no wait that a lead has a reason for. */
const NO_REASON_MS = 15_000;

/**
 * Whether a running run knows less than the book: a server that was set back forgot a verdict, an action, a delivery, or a whole run. Such
 * a run waits for what has happened already. One that a worker is to carry on is not judged, nor one that waits for a reviewer, as the
 * book says it should.
 */
export function isBehind(run: RunSeen, lead: LeadStands): boolean {
  if (run.awaitsWorker) return false;
  if (lead.runId !== null && lead.runId !== run.runId) return true;
  if (lead.stage !== 'distributing') return false;
  return run.steps < lead.inHand + lead.owed || (run.steps === 0 && lead.quietMs > NO_REASON_MS + lead.longestDelayMs);
}
