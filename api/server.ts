import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '#config/config';
import { loadConfig } from '#config/load-config';
import { createLogger, type Logger } from '#config/log';
import { initOrm } from '#db/orm';
import { assertDurable } from '#db/pool';
import { assertRoles } from '#db/ensure-roles';
import { createLimitedPool } from '#db/scope/limited-pool';
import { boxOfRing } from '#db/secrets/box-of-ring';
import { exitWithParent } from '#scripts/stack/exit-with-parent';
import { createLazyClient } from '#temporal/connect';
import { readEngineHealth } from '#temporal/read-engine-health';
import { loadProcess } from '#temporal/read-process';
import { buildApi } from './build-api';
import { runServer } from './http/run-server';
import { createFileScanner } from './leads/file-scanner';
import { hearLeads } from './changes/hear-leads';
import { createTemporalDeliveryTester } from './engine/delivery-tester';
import { hearChanges } from './changes/hear-changes';
import { createTemporalLeadWorkflows } from './engine/temporal-lead-workflows';

export interface RunningApi {
  readonly url: string;
  /** Lets balancers hear of it, finishes requests in hand within the configured grace, then closes every connection. */
  stop(): Promise<void>;
}

/** The API process: one Express app over Postgres and Temporal. It starts and takes leads while Temporal is away. */
export async function startServer(config: Config, log: Logger): Promise<RunningApi> {
  const databaseUrl = config.database.url.reveal();
  const pool = createLimitedPool(databaseUrl, config.database.poolSize, 'leadrail-api');
  await assertDurable(pool);
  await assertRoles(pool);
  const orm = await initOrm(databaseUrl);
  const changes = hearChanges(databaseUrl);
  const leadNews = hearLeads(databaseUrl);
  const temporal = createLazyClient(config.temporal);
  let stopping = false;
  const app = buildApi({
    pool,
    orm,
    changes,
    leadNews,
    log,
    secretBox: boxOfRing(config.keys),
    workflows: createTemporalLeadWorkflows(pool, temporal),
    deliveryTester: createTemporalDeliveryTester(temporal),
    processReader: { read: (leadId) => loadProcess(pool, temporal, leadId) },
    readEngine: () => readEngineHealth(temporal),
    version: readVersion(),
    trustProxy: config.api.trustProxy,
    cookieSecure: config.api.cookieSecure,
    intakeRates: config.api.intakeRates,
    formMinimumSeconds: config.api.formMinimumSeconds,
    publicUrl: config.api.publicUrl,
    canMail: config.notices.smtp !== undefined || config.notices.sendgrid !== undefined,
    outboundAllow: config.outbound.allow,
    uiDir: config.api.uiDir ?? path.resolve(__dirname, '..', 'ui'),
    scanFile: config.api.clamd === undefined ? undefined : createFileScanner(config.api.clamd),
    watch: { token: config.api.metricsToken?.reveal(), allow: config.api.metricsAllow },
    isStopping: () => stopping,
  });
  const server = await runServer(app, config.api);
  log.info({ url: server.url, port: server.port }, 'API started');
  return {
    url: server.url,
    stop: async () => {
      stopping = true;
      await sleep(config.api.drainMs);
      await server.stop(config.shutdownGraceMs);
      await Promise.all([changes.stop(), leadNews.stop(), orm.close(true), temporal.connection.close()]);
      await pool.end();
      log.info('API stopped');
    },
  };
}

/** The product's version: in the package beside the sources, or one folder further up from the built program. */
function readVersion(): string {
  for (const folder of ['..', '../..']) {
    const file = path.resolve(__dirname, folder, 'package.json');
    const { version } = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { version?: string }) : {};
    if (version) return version;
  }
  return '0.0.0';
}

async function main(): Promise<void> {
  const log = createLogger('api');
  exitWithParent();
  try {
    const api = await startServer(loadConfig(), log);
    let stopping: Promise<void> | undefined;
    // A second signal (npm passes on the terminal's own) must not cut the first one's work short.
    const stop = (): void => void (stopping ??= api.stop().then(() => process.exit(0)));
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop);
  } catch (error) {
    log.fatal(error as Error, 'API could not start');
    process.exit(1);
  }
}

if (require.main === module) void main();
