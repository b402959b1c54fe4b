import type { Client } from '@temporalio/client';
import { isGrpcServiceError } from '@temporalio/client';
import type { Logger } from '#config/log';
import { LEAD_WORKFLOW, leadOfWorkflow, leadWorkflowId } from '#domain/protocol/lead-messages';
import { restartLead } from '#temporal/lead-runs';

/** The server marks a run so when several of its workflow tasks in a row came to nothing, and takes the mark away with the first that succeeds. */
const FAILING = `WorkflowType = '${LEAD_WORKFLOW}' and ExecutionStatus = 'Running' and TemporalReportedProblems is not null`;
/** What gRPC answers to a query for an attribute that is not known: servers before 1.30 do not mark runs. */
const INVALID_ARGUMENT = 3;
const PAGE = 100;

/**
 * Begins the run of a lead again when its history cannot be replayed. The SDK can write one that it does not accept itself: an update
 * that arrives with the result of a local activity, on a worker that dies before the next task, is replayed in another order. Every
 * step is in the book of record, so the new run goes on where the old one stood and pending actions are handed to it once more.
 */
export async function restartFailingRuns(client: Client, log: Logger): Promise<'idle'> {
  for (const { leadId, runId } of await failingRuns(client)) {
    if (await isWorkedOn(client, leadId, runId)) continue;
    log.warn(
      { leadId, code: 'lead-workflow-failing' },
      'the tasks of a lead workflow fail again and again; it is started again',
    );
    await restartLead(client, leadId, runId);
  }
  return 'idle';
}

interface FailingRun {
  readonly leadId: string;
  readonly runId: string;
}

async function failingRuns(client: Client): Promise<FailingRun[]> {
  try {
    const { executions } = await client.workflowService.listWorkflowExecutions({
      namespace: client.options.namespace,
      query: FAILING,
      pageSize: PAGE,
    });
    return (executions ?? []).flatMap(({ execution }) => {
      const leadId = leadOfWorkflow(execution?.workflowId ?? '');
      return leadId && execution?.runId ? [{ leadId, runId: execution.runId }] : [];
    });
  } catch (error) {
    if (isGrpcServiceError(error) && error.code === INVALID_ARGUMENT) return [];
    throw error;
  }
}

/** A delivery on its way books its outcome first. */
async function isWorkedOn(client: Client, leadId: string, runId: string): Promise<boolean> {
  const { raw } = await client.workflow.getHandle(leadWorkflowId(leadId), runId).describe();
  return (raw.pendingActivities ?? []).length > 0;
}
