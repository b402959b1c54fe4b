import { setTimeout as sleep } from 'node:timers/promises';
import type { ServiceName } from '#scripts/stack/service-name';
import type { Fault, Scene } from './fault';
import { killAndReturn } from './kill-process';

const SHORTEST_MS = 1_000;
const LONGEST_MS = 4_000;
/** Leads also arrive while the process is down. */
const DOWN_MS = 800;

/** One component dies again and again, after one to four seconds of life each time, while leads keep coming in. */
export function killAtRandom(name: ServiceName): Fault {
  return {
    name, what: `${name} killed again and again`,
    run: (scene) => inRounds(scene, () => killAndReturn(scene.stack, name)),
  };
}

/** Lets a round's share of the leads in, waits a random while and strikes; as often as the scene wants kills. */
export async function inRounds(scene: Scene, strike: () => Promise<number>): Promise<number> {
  const share = Math.ceil(scene.leads / Math.max(1, scene.kills));
  let killed = 0;
  for (let round = 1; round <= scene.kills; round += 1) {
    const life = Math.round(SHORTEST_MS + scene.chance() * (LONGEST_MS - SHORTEST_MS));
    void scene.load.let(share, life + DOWN_MS);
    await sleep(life);
    killed += await strike();
    if (round % 5 === 0) scene.say(`round ${round} of ${scene.kills}: ${killed} kills, ${scene.load.sent} of ${scene.leads} leads sent`);
  }
  return killed;
}
