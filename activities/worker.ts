import { createServer, type Server } from 'node:http';
import { Client } from '@temporalio/client';
import type { Worker } from '@temporalio/worker';
import { NativeConnection, Runtime } from '@temporalio/worker';
import type { Pool } from 'pg';
import type { Config } from '#config/config';
import { loadConfig } from '#config/load-config';
import { createLogger, type Logger } from '#config/log';
import { listen } from '#db/listen';
import { assertDurable, createPool, losesAtFailover } from '#db/pool';
import { boxOfRing } from '#db/secrets/box-of-ring';
import { LEAD_TASK_QUEUE } from '#domain/protocol/lead-messages';
import { PATCHES } from '#domain/protocol/patches';
import { exitWithParent } from '#scripts/stack/exit-with-parent';
import { connectionOptions } from '#temporal/connect';
import { loadDeliveryMethod } from '#db/queries/load-delivery-method';
import { loadLeadTypeRouting } from '#db/queries/load-lead-type-routing';
import { readOutboundHosts } from '#db/queries/read-outbound-hosts';
import { loadCampaignContext } from '#db/queries/load-campaign-context';
import { createWorker } from './create-worker';
import { assertGrace } from './kit/assert-grace';
import { BuyerLanes } from './kit/buyer-lanes';
import { ConfigCache } from './kit/config-cache';
import type { ActivityDeps } from './kit/deps';
import { LeadsInHand } from './kit/leads-in-hand';
import { serveHealth } from './kit/serve-health';
import { temporalLogger } from './kit/temporal-logger';
import { createTransports } from './transports/registry';
import { toAllowedHosts } from './transports/to-allowed-hosts';
import { startUpkeep } from './upkeep/start-upkeep';
import { WorkerPresence } from './upkeep/worker-presence';

/**
 * Connections for configuration alone. It is read in the middle of booking transactions: from one pool, as many of them as there are
 * connections would wait for each other whenever the caches are empty.
 */
const READERS = 2;

/** The worker process: workflows, activities and upkeep on one connection; ends on SIGTERM when the work in hand is done. */
export async function runWorker(config: Config, log: Logger): Promise<void> {
  assertGrace(config.shutdownGraceMs);
  Runtime.install({ logger: temporalLogger(log), shutdownSignals: [] });
  const pool = createPool(
    config.database.url.reveal(),
    Math.max(1, config.database.poolSize - READERS),
    'leadrail-worker',
  );
  const readers = createPool(config.database.url.reveal(), READERS, 'leadrail-worker-configuration');
  const owner = createPool(config.database.ownerUrl.reveal(), 1, 'leadrail-worker-owner');
  await assertDurable(pool);
  if (await losesAtFailover(pool))
    log.warn(
      { code: 'asynchronous-standby' },
      'the standby of Postgres is not synchronous: a fail-over would lose booked sales',
    );
  const connection = await NativeConnection.connect(connectionOptions(config.temporal));
  const hosts = new ConfigCache(() => readOutboundHosts(readers));
  const deps = createDeps(config, { pool, readers, hosts }, log);
  const presence = new WorkerPresence(
    pool,
    PATCHES.map(({ id }) => id),
  );
  await presence.beat();
  const worker = await createWorker(config, { connection, deps, presence });
  const client = new Client({ connection, namespace: config.temporal.namespace });
  const upkeep = startUpkeep({ pool, owner, client, config, log, inHand: deps.inHand, presence, now: deps.now });
  const clear = () => {
    deps.campaigns.clear();
    deps.routings.clear();
    deps.methods.clear();
    hosts.clear();
    upkeep.wake();
  };
  const listener = await listen(
    config.database.url.reveal(),
    ['lead_dispatch', 'config_changed'],
    (channel) => (channel === 'config_changed' ? clear() : upkeep.wake()),
    { onReconnect: clear },
  );
  const health: Server = createServer();
  await serveHealth(
    health,
    { host: config.worker.metricsHost, port: config.worker.metricsPort },
    { pool, lanes: deps.lanes, ready: () => worker.getState() === 'RUNNING' },
  );
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stopWorker(worker));
  log.info({ address: config.temporal.address, taskQueue: LEAD_TASK_QUEUE }, 'worker started');
  await worker.run();
  await upkeep.stop();
  await presence.leave();
  await Promise.all([listener.close(), new Promise((resolve) => health.close(resolve)), connection.close()]);
  deps.transports.close();
  await Promise.all([pool.end(), readers.end(), owner.end()]);
  log.info({}, 'worker stopped');
}

/** Eight buyers that hang at once do not fill a worker; until they are known as silent, that is. */
const laneWidth = (places: number): number => Math.max(2, Math.floor(places / 8));

function stopWorker(worker: Worker): void {
  if (worker.getState() === 'RUNNING') worker.shutdown();
}

interface Readings {
  readonly pool: Pool;
  readonly readers: Pool;
  readonly hosts: ConfigCache<readonly string[]>;
}

function createDeps(config: Config, { pool, readers, hosts }: Readings, log: Logger): ActivityDeps {
  const secrets = boxOfRing(config.keys);
  return {
    pool,
    log,
    now: Date.now,
    secrets,
    inHand: new LeadsInHand(config.worker.dispatchConcurrency, Date.now),
    lanes: new BuyerLanes(laneWidth(config.worker.maxActivities)),
    transports: toAllowedHosts(
      createTransports({ allow: config.outbound.allow, maxResponseBytes: config.outbound.maxResponseBytes }),
      () => hosts.get('all'),
    ),
    campaigns: new ConfigCache((id) => loadCampaignContext(readers, id)),
    routings: new ConfigCache((id) => loadLeadTypeRouting(readers, id)),
    methods: new ConfigCache((id) => loadDeliveryMethod(readers, secrets, id)),
  };
}

if (require.main === module) {
  const log = createLogger('worker');
  exitWithParent();
  runWorker(loadConfig(), log).then(
    () => process.exit(0),
    (error: unknown) => {
      log.fatal(error as Error, 'worker failed');
      process.exit(1);
    },
  );
}
