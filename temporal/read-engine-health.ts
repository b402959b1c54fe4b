import type { Client } from '@temporalio/client';
import { LEAD_TASK_QUEUE } from '#domain/protocol/lead-messages';

export interface EngineHealth {
  readonly temporal: 'up' | 'down';
  /** Whether any worker asked for work within the last minutes, as the server sees it. */
  readonly worker: 'up' | 'down';
}

const DEADLINE_MS = 1_500;
const RECENT_MS = 70_000;

/** Whether Temporal answers, and whether a worker polls its task queue; never throws, never takes longer than a second and a half. */
export async function readEngineHealth(client: Client): Promise<EngineHealth> {
  try {
    const { pollers } = await client.connection.withDeadline(Date.now() + DEADLINE_MS, () =>
      client.workflowService.describeTaskQueue({
        namespace: client.options.namespace,
        taskQueue: { name: LEAD_TASK_QUEUE },
        taskQueueType: 1,
      }),
    );
    const seen = Math.max(0, ...(pollers ?? []).map((poller) => Number(poller.lastAccessTime?.seconds ?? 0) * 1000));
    return { temporal: 'up', worker: Date.now() - seen < RECENT_MS ? 'up' : 'down' };
  } catch {
    return { temporal: 'down', worker: 'down' };
  }
}
