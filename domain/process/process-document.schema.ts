import { z } from 'zod';
import { PROCESS_NODE_KINDS, PROCESS_STATES, type ProcessDocument } from './process-document';

/** Epoch milliseconds. */
const moment = z.number().meta({ description: 'Epoch milliseconds' });

const historySchema = z.object({
  runId: z.string(),
  activityType: z.string(),
  eventIds: z.array(z.int()).readonly(),
  scheduledAt: moment,
  startedAt: moment.nullable(),
  closedAt: moment.nullable(),
  attempt: z.int(),
  nextAttemptAt: moment.nullable(),
});
const attemptSchema = z.object({
  number: z.int(),
  state: z.string(),
  startedAt: moment,
  endedAt: moment.nullable(),
  request: z.json(),
  response: z.json(),
  reading: z.json(),
});
const nodeSchema = z.object({
  id: z.string(),
  kind: z.enum(PROCESS_NODE_KINDS),
  label: z.string(),
  state: z.enum(PROCESS_STATES),
  startedAt: moment,
  endedAt: moment.nullable(),
  durationMs: z.number().nullable(),
  detail: z.record(z.string(), z.json()),
  attempts: z.array(attemptSchema).readonly(),
  history: historySchema.nullable(),
});
const runSchema = z.object({
  runId: z.string(),
  status: z.string(),
  startedAt: moment,
  closedAt: moment.nullable(),
  events: z.int(),
});

/** The way of a lead as the API tells it; see `ProcessDocument`, which it is held to by its type. */
export const processDocumentSchema: z.ZodType<ProcessDocument> = z.object({
  v: z.literal(1),
  leadId: z.string(),
  stage: z.string(),
  outcome: z.string().nullable(),
  receivedAt: moment,
  closedAt: moment.nullable(),
  nodes: z.array(nodeSchema).readonly(),
  edges: z.array(z.object({ from: z.string(), to: z.string() })).readonly(),
  runs: z.array(runSchema).readonly(),
});
