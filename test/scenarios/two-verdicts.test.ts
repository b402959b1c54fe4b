import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { bundleWorkflowCode, NativeConnection, Worker, type WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { LEAD_WORKFLOW } from '#domain/protocol/lead-messages';
import type { Candidate } from '#domain/plan/plan-types';
import type { FollowUp, LeadActionMessage, LeadPosition } from '#domain/protocol/lead-messages';
import { eventually } from '#test/kit/scenario/eventually';
import { withTemporal } from '#test/kit/scenario/with-temporal';
import { SILENT } from '#test/kit/silent-logger';
import { ROOT } from '#test/kit/source-files';
import { candidate } from '#test/kit/builders/candidate';

const ANSWERS: Record<string, FollowUp> = {
  validated: { kind: 'plan', planNumber: 1 },
  sent: { kind: 'deliver', planNumber: 2, origin: 'send-to', candidates: [candidate('chosen')] },
};

describe('two actions whose answers come in one workflow task', () => {
  let bundle: WorkflowBundleWithSourceMap;
  let connection: NativeConnection;
  beforeAll(async () => {
    bundle = await bundleWorkflowCode({ workflowsPath: path.join(ROOT, 'workflows', 'index.ts'), logger: SILENT });
    connection = await NativeConnection.connect({ address: process.env['TEST_TEMPORAL_ADDRESS'] });
  }, 60_000);
  afterAll(() => connection.close());

  it('are both followed: the first is the verdict, the second is not forgotten over it', async () => {
    const [taskQueue, workflowId] = [`verdicts-${randomUUID()}`, `verdicts/${randomUUID()}`];
    const namespace = process.env['TEST_TEMPORAL_NAMESPACE'] ?? 'default';
    const delivered: string[] = [];
    const position: LeadPosition = { stage: 'qc', planNumber: 1 };
    const steps = {
      openLead: async () => position,
      planLead: async () => ({ number: 1, candidates: [candidate('planned')], more: false, slots: 2, sold: 0 }),
      closeLead: async () => ({ stage: 'closed', outcome: 'sold' }),
      endFollowUp: async () => undefined,
      performAction: async ({ actionId }: { actionId: string }) => ANSWERS[actionId],
      deliverLead: async ({ candidate: { accountId } }: { candidate: Candidate }) => {
        delivered.push(accountId);
        return { accountId, state: 'accepted' };
      },
    };
    const decider = () =>
      Worker.create({
        connection,
        namespace,
        taskQueue,
        workflowBundle: bundle,
        activities: steps,
        maxCachedWorkflows: 0,
      });
    const onlyWorkflows = await Worker.create({
      connection,
      namespace,
      taskQueue,
      workflowBundle: bundle,
      activities: steps,
      enableNonLocalActivities: false,
    });
    await withTemporal(async (client) => {
      const handle = await client.workflow.start(LEAD_WORKFLOW, { workflowId, taskQueue, args: [{ leadId: 'l' }] });
      await onlyWorkflows.runUntil(async () => {
        await eventually('it waits', async () => (await handle.query<string>('phase')) === 'qc');
        for (const actionId of ['validated', 'sent'])
          await handle.startUpdate<void, [LeadActionMessage]>('act', {
            args: [{ actionId, action: 'validate' }],
            waitForStage: 'ACCEPTED',
          });
      });
      // Both actions are carried out while nobody carries the workflow on.
      const onlySteps = await Worker.create({ connection, namespace, taskQueue, activities: steps });
      await onlySteps.runUntil(() =>
        eventually('both are done', async () => {
          const { raw } = await handle.describe();
          return (raw.pendingActivities ?? []).length === 0;
        }),
      );
      await (await decider()).runUntil(() => handle.result());
    });
    expect(delivered.sort()).toEqual(['chosen', 'planned']);
  });
});
