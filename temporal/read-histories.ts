import type { Client } from '@temporalio/client';
import { WorkflowNotFoundError } from '@temporalio/client';
import type { HistoryDigest } from '#domain/process/history-digest';
import { leadWorkflowId } from '#domain/protocol/lead-messages';
import { historySteps } from './history-steps';

/** Every execution of a lead's workflow that the server still has, oldest first; none when it has none. */
export async function readHistories(client: Client, leadId: string): Promise<HistoryDigest[]> {
  const runIds = await listRuns(client, leadId);
  const digests = await Promise.all(runIds.map((runId) => readRun(client, leadId, runId)));
  return digests.filter((digest) => digest !== null).sort((a, b) => a.startedAt - b.startedAt);
}

/** The newest run from the workflow itself, the earlier ones from the chain of first-run ids the server lists. */
async function listRuns(client: Client, leadId: string): Promise<string[]> {
  const runs = new Set<string>();
  for await (const run of client.workflow.list({ query: `WorkflowId = '${leadWorkflowId(leadId)}'` }))
    runs.add(run.runId);
  try {
    runs.add((await client.workflow.getHandle(leadWorkflowId(leadId)).describe()).runId);
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
  }
  return [...runs];
}

async function readRun(client: Client, leadId: string, runId: string): Promise<HistoryDigest | null> {
  const handle = client.workflow.getHandle(leadWorkflowId(leadId), runId);
  try {
    const [description, history] = await Promise.all([handle.describe(), handle.fetchHistory()]);
    const events = history.events ?? [];
    const pending = new Map(
      (description.raw.pendingActivities ?? []).map((activity) => [activity.activityId ?? '', activity]),
    );
    return {
      runId,
      status: description.status.name.toLowerCase(),
      startedAt: description.startTime.getTime(),
      closedAt: description.closeTime?.getTime() ?? null,
      events: events.length,
      steps: historySteps(runId, events, pending),
    };
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return null;
    throw error;
  }
}
