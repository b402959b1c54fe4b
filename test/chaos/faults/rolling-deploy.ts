import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault } from './fault';
import { failedTasks } from './failed-tasks';

const BETWEEN_MS = 2_000;

/** API and workers are replaced one by one, twice, behind a balancer, as a deploy does it. Nobody who asks may notice. */
export const rollingDeploy: Fault = {
  name: 'rolling-deploy',
  what: 'API and worker replaced one by one',
  balanced: true,
  async run({ stack, pool, temporal, campaignIds, startPeer, balancer, load, leads, say }) {
    await sleep(BETWEEN_MS);
    const peer = await startPeer();
    try {
      await balancer!.add(peer.apiUrl);
      await sleep(BETWEEN_MS);
      for (const name of ['api', 'worker'] as const) {
        await stack.restart(name);
        say(`${name} replaced, ${load.sent} of ${leads} leads sent`);
        await sleep(BETWEEN_MS);
      }
    } finally {
      await peer.stop();
    }
    say(`the others ended, ${load.sent} of ${leads} leads sent`);
    await load.finish();
    const failed = await failedTasks(pool, temporal, campaignIds);
    if (balancer!.failures.length > 0 || failed > 0)
      throw new Error(
        `${balancer!.failures.length} requests and ${failed} workflow tasks failed: ${balancer!.failures.slice(0, 5).join('; ')}`,
      );
    return 0;
  },
};
