import path from 'node:path';
import type { NativeConnection } from '@temporalio/worker';
import { Worker } from '@temporalio/worker';
import type { Config } from '#config/config';
import { createLeadNews } from '#db/lead-news';
import { LEAD_TASK_QUEUE } from '#domain/protocol/lead-messages';
import { createActivities } from './index';
import type { ActivityDeps } from './kit/deps';
import { FailureInterceptor } from './kit/failures';
import { NewsInterceptor } from './kit/news-interceptor';
import type { WorkerPresence } from './upkeep/worker-presence';

interface WorkerParts {
  readonly connection: NativeConnection;
  readonly deps: ActivityDeps;
  readonly presence: Pick<WorkerPresence, 'mayUse'>;
}

/** The Temporal worker of an installation, not running yet. */
export function createWorker(config: Config, { connection, deps, presence }: WorkerParts): Promise<Worker> {
  const { worker } = config;
  const news = createLeadNews(deps.pool);
  return Worker.create({
    connection,
    namespace: config.temporal.namespace,
    taskQueue: LEAD_TASK_QUEUE,
    workflowBundle: { codePath: path.resolve(__dirname, '..', 'workflow-bundle.js') },
    activities: createActivities(deps),
    patchActivationCallback: ({ patchId }) => presence.mayUse(patchId),
    interceptors: {
      activity: [() => ({ inbound: new NewsInterceptor(news) }), () => ({ inbound: new FailureInterceptor(deps.log) })],
    },
    maxConcurrentWorkflowTaskExecutions: worker.maxWorkflowTasks,
    maxConcurrentActivityTaskExecutions: worker.maxActivities,
    maxConcurrentLocalActivityExecutions: worker.maxLocalActivities,
    maxCachedWorkflows: worker.maxCachedWorkflows,
    maxConcurrentWorkflowTaskPolls: worker.maxWorkflowPollers,
    maxConcurrentActivityTaskPolls: worker.maxActivityPollers,
    stickyQueueScheduleToStartTimeout: '2 seconds',
    shutdownGraceTime: config.shutdownGraceMs,
    shutdownForceTime: config.shutdownGraceMs + 10_000,
  });
}
