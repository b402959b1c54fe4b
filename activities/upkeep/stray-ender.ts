import type { Client } from '@temporalio/client';
import type { Pool } from 'pg';
import { LEAD_WORKFLOW, leadOfWorkflow } from '#domain/protocol/lead-messages';
import { endRun, waitsForVerdict } from '#temporal/lead-starter';

const PAGE = 500;
/** A lead that has just closed still ends its run. */
const SETTLED = '20 seconds';
const OPEN = `WorkflowType = '${LEAD_WORKFLOW}' and ExecutionStatus = 'Running'`;

/**
 * Ends runs that wait for a reviewer though their lead is closed: a Temporal that was set back forgot the verdict. One page of the
 * running workflows at a time, round and round. Any other run of a closed lead comes to its end by itself.
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
    for (const { id } of rows) if (await waitsForVerdict(client, id)) await endRun(client, id);
    return 'idle';
  };
}
