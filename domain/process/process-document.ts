import type { Json } from '../kernel/json';

export const PROCESS_NODE_KINDS = [
  'receive',
  'verify',
  'intake',
  'grading',
  'qc',
  'plan',
  'auction',
  'ping',
  'delivery',
  'alternate',
  'action',
  'return',
  'close',
] as const;
export type ProcessNodeKind = (typeof PROCESS_NODE_KINDS)[number];
export const PROCESS_STATES = [
  'done',
  'waiting',
  'running',
  'refused',
  'failed',
  'retrying',
  'unknown',
  'returned',
] as const;
export type ProcessState = (typeof PROCESS_STATES)[number];

/** What Temporal's history knew of a step: its events, and for a running one which attempt it is at and when the next is due. */
export interface StepHistory {
  readonly runId: string;
  readonly activityType: string;
  readonly eventIds: readonly number[];
  readonly scheduledAt: number;
  readonly startedAt: number | null;
  readonly closedAt: number | null;
  readonly attempt: number;
  readonly nextAttemptAt: number | null;
}

/** One try at a delivery: what was sent, what came back, how it was read. */
export interface ProcessAttempt {
  readonly number: number;
  readonly state: string;
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly request: Json;
  readonly response: Json;
  readonly reading: Json;
}

/** A step of a lead's way. Times in epoch milliseconds; `endedAt` null while it is under way. */
export interface ProcessNode {
  readonly id: string;
  readonly kind: ProcessNodeKind;
  readonly label: string;
  readonly state: ProcessState;
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly durationMs: number | null;
  readonly detail: { readonly [key: string]: Json };
  readonly attempts: readonly ProcessAttempt[];
  readonly history: StepHistory | null;
}

export interface ProcessEdge {
  readonly from: string;
  readonly to: string;
}

/** One execution of the lead's workflow. */
export interface ProcessRun {
  readonly runId: string;
  readonly status: string;
  readonly startedAt: number;
  readonly closedAt: number | null;
  readonly events: number;
}

/** The whole way of a lead as a graph: drawn live while it runs, and the same from its snapshot when its history is gone. */
export interface ProcessDocument {
  readonly v: 1;
  readonly leadId: string;
  readonly stage: string;
  readonly outcome: string | null;
  readonly receivedAt: number;
  readonly closedAt: number | null;
  readonly nodes: readonly ProcessNode[];
  readonly edges: readonly ProcessEdge[];
  readonly runs: readonly ProcessRun[];
}
