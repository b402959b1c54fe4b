import { randomUUID } from 'node:crypto';
import { BARE_TASK_QUEUE, BARE_WORKFLOW } from '../floor/bare-names';
import { keepInFlight, type FlightWindow, type Flow } from './keep-in-flight';
import type { LoadContext } from './load-context';

/** Starts a bare workflow and waits for its end. */
export async function runBareWorkflow({ client }: Pick<LoadContext, 'client'>): Promise<void> {
  await client.workflow.execute(BARE_WORKFLOW, {
    workflowId: `bare/${randomUUID()}`,
    taskQueue: BARE_TASK_QUEUE,
    args: [],
  });
}

export const flowOfBareWorkflows = (context: LoadContext, input: FlightWindow): Promise<Flow> =>
  keepInFlight(input, () => runBareWorkflow(context));
