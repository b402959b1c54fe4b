/** A step as found in a workflow's history: one activity, local or not. Times in epoch milliseconds. */
export interface HistoryStep {
  readonly runId: string;
  readonly activityType: string;
  readonly eventIds: readonly number[];
  readonly scheduledAt: number;
  readonly startedAt: number | null;
  readonly closedAt: number | null;
  readonly attempt: number;
  readonly nextAttemptAt: number | null;
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
