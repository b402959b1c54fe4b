import type { Client } from '@temporalio/client';
import type { Pool } from 'pg';
import { leadWorkflowId } from '#domain/protocol/lead-messages';

const AT_ONCE = 10;

/** How many workflow tasks of these campaigns' leads failed or timed out, by the histories of their last runs. */
export async function failedTasks(pool: Pool, temporal: Client, campaignIds: readonly string[]): Promise<number> {
  const { rows } = await pool.query<{ id: string }>('select id from lead where campaign_id = any($1::uuid[])', [
    campaignIds,
  ]);
  let failed = 0;
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const histories = await Promise.all(
      rows.slice(from, from + AT_ONCE).map(({ id }) => temporal.workflow.getHandle(leadWorkflowId(id)).fetchHistory()),
    );
    for (const { events } of histories)
      failed += (events ?? []).filter((event) => event.workflowTaskFailedEventAttributes).length;
  }
  return failed;
}
