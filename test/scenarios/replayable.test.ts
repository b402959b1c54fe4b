import path from 'node:path';
import { bundleWorkflowCode, Runtime, Worker, type WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { eventually } from '#test/kit/scenario/eventually';
import { leadFacts, settled } from '#test/kit/scenario/lead-facts';
import { historyOf, keepHistory } from '#test/kit/scenario/recorded-history';
import { act, postLead, somebody } from '#test/kit/scenario/scenario-http';
import { ScenarioWorld } from '#test/kit/scenario/scenario-world';
import { ROOT } from '#test/kit/source-files';
import { SILENT } from '#test/kit/silent-logger';

/** Every path a lead can take; each leads one there and answers its id. `RECORD_HISTORIES=1 npm test -- scenarios` keeps the histories. */
const PATHS: Record<string, (world: ScenarioWorld) => Promise<string>> = {
  'sold-to-one-buyer': async (world) => {
    await world.account('Acme');
    return idOf(await postLead(await world.campaign()));
  },
  'sold-synchronously': async (world) => {
    await world.account('Acme');
    return idOf(await postLead(await world.campaign({ processing: 'synchronous' })));
  },
  'rejected-at-intake': async (world) => idOf(await postLead(await world.campaign(), somebody({ Email: 'nonsense' }))),
  'unsold-without-candidates': async (world) => idOf(await postLead(await world.campaign())),
  'refused-then-sold-to-the-next': async (world) => {
    await world.account('No', { priceMinor: 9000, behaviour: { refuse: { every: 1, reason: 'no' } } });
    await world.account('Yes');
    return idOf(await postLead(await world.campaign()));
  },
  'shared-wave-of-three': async (world) => {
    for (const name of ['One', 'Two', 'Three', 'Four']) await world.account(name, { exclusive: false });
    return idOf(await postLead(await world.campaign({ maxDeliveries: 3 })));
  },
  'two-accounts-of-one-buyer': async (world) => {
    await world.account('One', { exclusive: false, priceMinor: 3000 });
    await world.account('One again', { exclusive: false, priceMinor: 2000, ofBuyer: 'One' });
    return idOf(await postLead(await world.campaign({ maxDeliveries: 3 })));
  },
  'reassigned-after-closing': async (world) => {
    await world.account('First');
    const leadId = idOf(await postLead(await world.campaign({ processing: 'synchronous' })));
    await world.account('Second');
    const { deliveries } = await leadFacts(world.pool, leadId);
    await act(leadId, 'reassign', { deliveryId: deliveries[0]!.id });
    return leadId;
  },
  'auction-won-by-the-best-bid': async (world) => {
    await world.account('High', { ping: true, priceMinor: 0, behaviour: { bids: { from: 4000, to: 4000 } } });
    await world.account('Low', { ping: true, priceMinor: 0, behaviour: { bids: { from: 1000, to: 1000 } } });
    return idOf(await postLead(await world.campaign()));
  },
  'delivered-after-a-retry': async (world) => {
    await world.account('Shaky', {
      behaviour: { failFirst: { times: 1, status: 503, every: 1 } },
      retry: { attempts: 2, waitSeconds: 1 },
    });
    return idOf(await postLead(await world.campaign()));
  },
  'delivered-after-a-delay': async (world) => {
    await world.account('Later', { delaySeconds: 1 });
    return idOf(await postLead(await world.campaign()));
  },
  'unresolved-exclusive': async (world) => {
    await world.account('Silent', { timeoutMs: 500, behaviour: { delayMs: 60_000 } });
    return idOf(await postLead(await world.campaign()));
  },
  'validated-in-quality-control': (world) => reviewed(world, 'validate'),
  'invalidated-in-quality-control': (world) => reviewed(world, 'invalidate'),
  'sent-to-a-chosen-buyer': async (world) => {
    const accountId = await world.account('Chosen');
    const leadId = idOf(await postLead(await world.campaign({ qualityControl: true })));
    await settled(world.pool, leadId, ['qc']);
    await act(leadId, 'send-to', { accountId });
    return leadId;
  },
  'erased-while-waiting': (world) => reviewed(world, 'erase'),
  'acted-upon-after-closing': async (world) => {
    await world.account('Acme');
    const leadId = idOf(await postLead(await world.campaign({ processing: 'synchronous' })));
    const { deliveries } = await leadFacts(world.pool, leadId);
    await act(leadId, 'mark-returned', { deliveryId: deliveries[0]!.id, reasonCode: 'wrong-number' });
    return leadId;
  },
  'automated-again-after-closing': async (world) => {
    const leadId = idOf(await postLead(await world.campaign({ processing: 'synchronous' })));
    await world.account('Late');
    await act(leadId, 'run-automation');
    return leadId;
  },
};

const idOf = (answer: { body: { leadId?: string } }): string => answer.body.leadId!;

async function reviewed(world: ScenarioWorld, verdict: string): Promise<string> {
  await world.account('Acme');
  const leadId = idOf(await postLead(await world.campaign({ qualityControl: true })));
  await settled(world.pool, leadId, ['qc']);
  await act(leadId, verdict);
  return leadId;
}

describe('every path a lead can take', () => {
  let bundle: WorkflowBundleWithSourceMap;
  let world: ScenarioWorld;
  beforeAll(async () => {
    Runtime.install({ logger: SILENT });
    bundle = await bundleWorkflowCode({ workflowsPath: path.join(ROOT, 'workflows', 'index.ts'), logger: SILENT });
  });
  beforeEach(async () => {
    world = await ScenarioWorld.open();
  });
  afterEach(() => world.close());

  it.each(Object.entries(PATHS))('%s replays with the workflow code as it is', async (name, lead) => {
    const leadId = await lead(world);
    await settled(world.pool, leadId, ['closed', 'unresolved'], 40_000);
    const history = await eventually('the workflow has ended', async () => {
      const found = await historyOf(leadId);
      return JSON.stringify(found).includes('EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED') ? found : undefined;
    });
    await Worker.runReplayHistory({ workflowBundle: bundle }, history, `lead/${leadId}`);
    keepHistory(name, history);
  });
});
