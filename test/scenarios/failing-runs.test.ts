import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { LEAD_WORKFLOW, leadWorkflowId } from '#domain/protocol/lead-messages';
import { eventually } from '#test/kit/scenario/eventually';
import { leadFacts } from '#test/kit/scenario/lead-facts';
import { act, postLead } from '#test/kit/scenario/scenario-http';
import type { ScenarioWorld } from '#test/kit/scenario/scenario-world';
import { useWorld } from '#test/kit/scenario/use-world';
import { withTemporal } from '#test/kit/scenario/with-temporal';

/** The server answers an empty poll with nothing before this. */
const POLL_MS = 65_000;

/** A run of a lead that no worker can carry on: each of its tasks is answered with a failure, until the server marks it. */
async function beginFailingRun(client: Client, leadId: string): Promise<string> {
  const taskQueue = `failing-${randomUUID()}`;
  const { namespace } = client.options;
  const { firstExecutionRunId } = await client.workflow.start(LEAD_WORKFLOW, {
    workflowId: leadWorkflowId(leadId),
    taskQueue,
    args: [{ leadId }],
  });
  const marked = `RunId = '${firstExecutionRunId}' and TemporalReportedProblems is not null`;
  await eventually(
    'the server marks the run',
    async () => {
      const poll = () =>
        client.workflowService.pollWorkflowTaskQueue({ namespace, taskQueue: { name: taskQueue }, identity: 'test' });
      const { taskToken } = await client.withDeadline(Date.now() + POLL_MS, poll);
      if (taskToken.length === 0) return false;
      await client.workflowService.respondWorkflowTaskFailed({
        namespace,
        taskToken,
        identity: 'test',
        failure: { message: 'cannot be replayed' },
      });
      return (await client.workflow.count(marked)).count > 0;
    },
    100_000,
  );
  return firstExecutionRunId;
}

describe('a run whose tasks fail again and again', () => {
  let world: ScenarioWorld;
  useWorld((opened) => (world = opened));

  it('is started again from the book, sells nothing twice and takes on what was asked of it meanwhile', async () => {
    await world.account('Acme');
    const {
      body: { leadId },
    } = await postLead(await world.campaign({ processing: 'synchronous' }));
    const {
      deliveries: [delivery],
    } = await leadFacts(world.pool, leadId!);
    await withTemporal(async (client) => {
      await eventually(
        'the first run ends',
        async () => (await client.workflow.getHandle(leadWorkflowId(leadId!)).describe()).status.name === 'COMPLETED',
      );
      const failing = await beginFailingRun(client, leadId!);
      await act(leadId!, 'mark-returned', { deliveryId: delivery!.id, reasonCode: 'wrong-number', toSource: true });
      await eventually(
        'another run ends well',
        async () => {
          const { runId, status } = await client.workflow.getHandle(leadWorkflowId(leadId!)).describe();
          return runId !== failing && status.name === 'COMPLETED';
        },
        60_000,
      );
      expect((await client.workflow.getHandle(leadWorkflowId(leadId!), failing).describe()).status.name).toBe(
        'TERMINATED',
      );
    });
    await eventually(
      'the return is booked',
      async () => (await leadFacts(world.pool, leadId!)).deliveries[0]?.state === 'returned',
      30_000,
    );
    expect((await leadFacts(world.pool, leadId!)).deliveries).toHaveLength(1);
  }, 200_000);
});
