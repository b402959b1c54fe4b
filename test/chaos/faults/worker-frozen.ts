import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault, Scene } from './fault';

const AWAKE_MS = 1_500;
/** Longer than a heartbeat may be missing: Temporal gives its work to the next poller, which is itself once it is awake. */
const FROZEN_MS = 9_000;
/** A freeze takes as long as three kills. */
const KILLS_PER_FREEZE = 3;

/** The worker stops in its tracks and goes on later, believing that no time has passed, while its work was given away. */
export const workerFrozen: Fault = {
  name: 'worker-frozen',
  what: 'worker stopped for 9 s and woken',
  async run(scene) {
    const freezes = Math.ceil(scene.kills / KILLS_PER_FREEZE);
    for (let round = 1; round <= freezes; round += 1) {
      await sleep(AWAKE_MS);
      await freeze(scene);
      scene.say(`worker frozen ${round} of ${freezes} times, ${scene.load.sent} of ${scene.leads} leads sent`);
    }
    return freezes;
  },
};

async function freeze({ stack }: Scene): Promise<void> {
  stack.kill('worker', 'SIGSTOP');
  try {
    await sleep(FROZEN_MS);
  } finally {
    stack.kill('worker', 'SIGCONT');
  }
}
