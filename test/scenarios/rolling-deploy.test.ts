import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { bundleWorkflowCode, NativeConnection, type WorkerOptions, Worker } from '@temporalio/worker';
import type { Client, WorkflowHandle } from '@temporalio/client';
import { WorkerPresence } from '#activities/upkeep/worker-presence';
import { createPool } from '#db/pool';
import { LEAD_WORKFLOW } from '#domain/protocol/lead-messages';
import { PATCHES } from '#domain/protocol/patches';
import { candidate } from '#test/kit/builders/candidate';
import { createTestDatabase, type TestDatabase } from '#test/kit/database';
import { withTemporal } from '#test/kit/scenario/with-temporal';
import { SILENT } from '#test/kit/silent-logger';
import { ROOT } from '#test/kit/source-files';

const NEXT = 'of-the-next-release';
const KNOWN = PATCHES.map(({ id }) => id);
const EVERY_MS = 50;
/** Some thirty leads are in hand whenever a worker ends: another one goes on with them. */
const DELIVERY_MS = 1_500;

const bundleOf = (loader?: string) =>
  bundleWorkflowCode({
    workflowsPath: path.join(ROOT, 'workflows', 'index.ts'),
    logger: SILENT,
    ...(loader && {
      webpackConfigHook: (config) => {
        config.module?.rules?.push({
          test: /workflows[\\/]lead[\\/]workflow\.ts$/,
          enforce: 'pre',
          use: [path.join(__dirname, loader)],
        });
        return config;
      },
    }),
  });

describe('a worker of the next release beside one of this', () => {
  const namespace = process.env['TEST_TEMPORAL_NAMESPACE'] ?? 'default';
  const taskQueue = `rolling-${randomUUID()}`;
  const sold: string[] = [];
  const stepped = new Set<string>();
  const ending: (() => Promise<void>)[] = [];
  let database: TestDatabase;
  let pool: ReturnType<typeof createPool>;
  let connection: NativeConnection;

  const activities = {
    openLead: async () => ({
      stage: 'distributing',
      planNumber: 1,
      plan: { number: 1, candidates: [candidate('buyer')], more: false, slots: 1, sold: 0 },
    }),
    planLead: async () => ({ number: 1, candidates: [], more: false, slots: 1, sold: 1 }),
    closeLead: async () => ({ stage: 'closed', outcome: 'sold' }),
    endFollowUp: async ({ leadId }: { leadId: string }) => void stepped.add(leadId),
    deliverLead: async ({ leadId }: { leadId: string }) => {
      sold.push(leadId);
      await sleep(DELIVERY_MS);
      return { accountId: 'buyer', state: 'accepted' };
    },
  };

  beforeAll(async () => {
    database = await createTestDatabase();
    pool = createPool(database.url, 3);
    connection = await NativeConnection.connect({ address: process.env['TEST_TEMPORAL_ADDRESS'] });
  });
  afterAll(async () => {
    for (const end of ending) await end();
    await connection.close();
    await pool.end();
    await database.drop();
  });

  async function start(bundle: WorkerOptions['workflowBundle'], patches: readonly string[]) {
    const presence = new WorkerPresence(pool, patches);
    await presence.beat();
    const worker = await Worker.create({
      connection,
      namespace,
      taskQueue,
      activities,
      ...(bundle && { workflowBundle: bundle }),
      stickyQueueScheduleToStartTimeout: '200 ms',
      // Two workers of one queue in one process are told apart by this alone.
      workerDeploymentOptions: {
        version: { deploymentName: taskQueue, buildId: randomUUID() },
        useWorkerVersioning: false,
      },
      patchActivationCallback: ({ patchId }) => presence.mayUse(patchId),
    });
    const running = worker.run();
    const end = async (): Promise<void> => {
      if (worker.getState() === 'RUNNING') worker.shutdown();
      await running;
      await presence.leave();
    };
    ending.push(end);
    return { presence, end };
  }

  /** Twenty leads a second. */
  async function leads(client: Client, count: number): Promise<WorkflowHandle[]> {
    const started = [];
    for (let number = 0; number < count; number += 1) {
      const leadId = randomUUID();
      started.push(client.workflow.start(LEAD_WORKFLOW, { workflowId: leadId, taskQueue, args: [{ leadId }] }));
      await sleep(EVERY_MS);
    }
    return Promise.all(started);
  }

  it('leaves nothing behind that the old one cannot go on with, and uses what is new when that one is gone', async () => {
    const [now, next] = await Promise.all([bundleOf(), bundleOf('../kit/scenario/next-release.cjs')]);
    await withTemporal(async (client) => {
      const old = await start(now, KNOWN);
      const before = await leads(client, 10);
      const first = await start(next, [...KNOWN, NEXT]);
      const beside = await leads(client, 60);
      await first.end();
      const fresh = await start(next, [...KNOWN, NEXT]);
      beside.push(...(await leads(client, 40)));
      await Promise.all([...before, ...beside].map((each) => each.result()));
      expect(stepped.size).toBe(0);
      await old.end();
      await fresh.presence.beat();
      const after = await leads(client, 10);
      const all = [...before, ...beside, ...after];
      await Promise.all(all.map((each) => each.result()));
      await fresh.end();

      const histories = await Promise.all(all.map((each) => each.fetchHistory()));
      const failed = histories.flatMap(({ events }) =>
        (events ?? []).filter((event) => event.workflowTaskFailedEventAttributes),
      );
      expect(failed).toEqual([]);
      expect([...sold].sort()).toEqual(all.map((each) => each.workflowId).sort());
      expect([...stepped].sort()).toEqual(after.map((each) => each.workflowId).sort());
    });
  }, 120_000);
});
