import type { Client } from '@temporalio/client';
import { leadWorkflowId } from '#domain/protocol/lead-messages';

/** Where the workflow of a lead stands, in one line: what Temporal calls it, its last event, and the tries of what it waits for. */
export async function describeRunning(temporal: Client, leadId: string): Promise<string> {
  const handle = temporal.workflow.getHandle(leadWorkflowId(leadId));
  const { raw, status } = await handle.describe();
  const { events } = await handle.fetchHistory();
  const last = events?.at(-1);
  const task = raw.pendingWorkflowTask;
  return [
    `${leadId}: ${status.name}, ${events?.length ?? 0} events, the last of type ${last?.eventType} at ${Number(last?.eventTime?.seconds ?? 0)}`,
    task
      ? `workflow task in state ${task.state}, try ${task.attempt}, scheduled at ${Number(task.scheduledTime?.seconds ?? 0)}`
      : 'no workflow task',
    ...(raw.pendingActivities ?? []).map(
      (each) =>
        `${each.activityType?.name} in state ${each.state}, try ${each.attempt}: ${each.lastFailure?.message ?? 'no failure'}`,
    ),
  ].join('; ');
}
