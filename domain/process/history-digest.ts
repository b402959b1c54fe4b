import type { StepHistory } from './process-document';

/** A step as found in a workflow's history: one activity, local or not. */
export interface HistoryStep extends StepHistory {
  /** For deliveries: which account, read from the activity's input. */
  readonly accountId: string | null;
}

/** A workflow execution boiled down to what the diagram needs. */
export interface HistoryDigest {
  readonly runId: string;
  readonly status: string;
  readonly startedAt: number;
  readonly closedAt: number | null;
  readonly events: number;
  readonly steps: readonly HistoryStep[];
}
