import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { servePart } from '../parts/serve-part';
import { BARE_TASK_QUEUE } from './bare-names';
import type { BareWorkerInput } from './bare-worker-input';

/** A worker for the bare workflow, with the settings of ours. */
servePart(async ({ address, settings }: BareWorkerInput) => {
  Runtime.install({ logger: new DefaultLogger('WARN'), shutdownSignals: [] });
  const connection = await NativeConnection.connect({ address });
  const worker = await Worker.create({
    connection,
    taskQueue: BARE_TASK_QUEUE,
    workflowsPath: require.resolve('./bare-workflow'),
    activities: { doNothing: async () => undefined },
    maxConcurrentWorkflowTaskExecutions: settings.maxWorkflowTasks,
    maxConcurrentActivityTaskExecutions: settings.maxActivities,
    maxConcurrentLocalActivityExecutions: settings.maxLocalActivities,
    maxCachedWorkflows: settings.maxCachedWorkflows,
    maxConcurrentWorkflowTaskPolls: settings.maxWorkflowPollers,
    maxConcurrentActivityTaskPolls: settings.maxActivityPollers,
    stickyQueueScheduleToStartTimeout: '2 seconds',
  });
  const running = worker.run();
  return {
    close: async () => {
      worker.shutdown();
      await running;
      await connection.close();
    },
  };
});
