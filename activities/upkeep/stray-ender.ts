import type { Client } from '@temporalio/client';
import type { Pool } from 'pg';
import { LEAD_WORKFLOW, leadOfWorkflow } from '#domain/protocol/lead-messages';
import { endRun, runStateOf } from '#temporal/lead-runs';

const PAGE = 500;
/** A lead that has just closed still ends its run. */
const SETTLED = '20 seconds';
const OPEN = `WorkflowType = '${LEAD_WORKFLOW}' and ExecutionStatus = 'Running'`;

/**
 * Ends runs that wait though their lead is closed: a Temporal that was set back forgot the verdict, or a step. One page of the running
 * workflows at a time, round and round. A run of a closed lead with a step under way comes to its end by itself.
 */
export function createStrayEnder(pool: Pool, client: Client): () => Promise<'idle'> {
  let next: Uint8Array = new Uint8Array();
  return async () => {
    const nextPageToken = next;
    // A page that cannot be read, as after the server's database was exchanged, is not asked for again.
    next = new Uint8Array();
    const page = await client.workflowService.listWorkflowExecutions({
      namespace: client.options.namespace,
      query: OPEN,
      pageSize: PAGE,
      nextPageToken,
    });
    next = page.nextPageToken ?? next;
    const leadIds = (page.executions ?? []).flatMap(
      ({ execution }) => leadOfWorkflow(execution?.workflowId ?? '') ?? [],
    );
    const { rows } = await pool.query<{ id: string }>({
      name: 'closed-leads-of',
      text: `select id from lead where id = any($1::uuid[]) and stage = 'closed' and updated_at < now() - interval '${SETTLED}'`,
      values: [leadIds],
    });
    for (const { id } of rows) await endIfStray(client, id);
    return 'idle';
  };
}

async function endIfStray(client: Client, leadId: string): Promise<void> {
  const run = await runStateOf(client, leadId);
  if (run.kind === 'running' && run.steps === 0 && !run.awaitsWorker) await endRun(client, leadId, run.runId);
}
