import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import { LEAD_WORKFLOW, leadWorkflowId } from '#domain/protocol/lead-messages';
import type { RunSeen } from '#domain/protocol/run-is-behind';
import { leadStart } from './lead-starter';

/** How the newest run of a lead stands: none known, running, ended well, or failed. */
export type RunState = { readonly kind: 'none' | 'ended' | 'failed' } | ({ readonly kind: 'running' } & RunSeen);

/** As the server knows it: a worker's memory may be ahead of a server that was set back. */
export async function runStateOf(client: Client, leadId: string): Promise<RunState> {
  try {
    const { status, runId, raw } = await client.workflow.getHandle(leadWorkflowId(leadId)).describe();
    if (status.name === 'COMPLETED') return { kind: 'ended' };
    if (status.name !== 'RUNNING') return { kind: 'failed' };
    return {
      kind: 'running',
      runId,
      steps: raw.pendingActivities?.length ?? 0,
      awaitsWorker: Boolean(raw.pendingWorkflowTask),
    };
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return { kind: 'none' };
    throw error;
  }
}

/** Starts a lead that the book says is unfinished and Temporal may have forgotten; a running one is left alone. */
export async function resumeLead(client: Client, leadId: string): Promise<void> {
  await client.workflow.start(LEAD_WORKFLOW, {
    ...leadStart(leadId),
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    workflowIdConflictPolicy: 'USE_EXISTING',
  });
}

/** Ends this one run, behind the book of record; another that took its place meanwhile is left alone. */
export async function endRun(client: Client, leadId: string, runId: string): Promise<void> {
  try {
    await client.workflow.getHandle(leadWorkflowId(leadId), runId).terminate('behind the book of record');
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
  }
}

/** The same, and begins another run, which goes on where the book is. */
export async function restartLead(client: Client, leadId: string, runId: string): Promise<void> {
  await endRun(client, leadId, runId);
  await resumeLead(client, leadId);
}
