import path from 'node:path';
import { applicationService } from '#scripts/stack/application-services';
import { freePort } from '#scripts/stack/process/free-port';
import { applicationUser } from '#scripts/stack/process/service-users';
import type { Say } from '#scripts/stack/say';
import type { Stack } from '#scripts/stack/stack';

/** A second API and a second worker of an installation. */
export interface Peer {
  readonly apiUrl: string;
  /** Ends both as a deploy does: what is in hand is finished. */
  stop(): Promise<void>;
}

const GRACE_MS = 130_000;
const READY_MS = 60_000;
const HOST = '127.0.0.1';

/** Starts them beside those of the stack; resolves when both serve. `env`: the variables that the stack's own were given. */
export async function startPeer(stack: Stack, project: string, env: NodeJS.ProcessEnv, say: Say): Promise<Peer> {
  const [apiPort, metricsPort] = [await freePort(undefined), await freePort(undefined)];
  const { places, temporalAddress, secretKey } = stack;
  const shared = {
    ...process.env,
    ...env,
    DATABASE_URL: places.database.application,
    TEMPORAL_ADDRESS: temporalAddress,
    LEADRAIL_SECRET_KEY: secretKey,
  };
  const serviceOf = (name: 'api' | 'worker', port: number, own: NodeJS.ProcessEnv) =>
    applicationService({
      name,
      project,
      host: HOST,
      port,
      env: { ...shared, ...own },
      graceMs: GRACE_MS,
      readyMs: READY_MS,
      user: applicationUser(project, say),
      logFile: path.join(stack.places.logs, `${name}-2.log`),
      onProcess: () => undefined,
      say,
    });
  const services = [
    serviceOf('api', apiPort, { HOST, PORT: String(apiPort) }),
    serviceOf('worker', metricsPort, { METRICS_PORT: String(metricsPort) }),
  ];
  const stop = async (): Promise<void> => void (await Promise.all(services.map((each) => each.stop())));
  try {
    await Promise.all(services.map((each) => each.start()));
  } catch (error) {
    await stop();
    throw error;
  }
  return { apiUrl: `http://${HOST}:${apiPort}`, stop };
}
