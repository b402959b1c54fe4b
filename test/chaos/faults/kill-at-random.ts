import { setTimeout as sleep } from 'node:timers/promises';
import type { ServiceName } from '#scripts/stack/service-name';
import type { Fault, Scene } from './fault';
import { killAndReturn } from './kill-process';

const SHORTEST_MS = 1_000;
const LONGEST_MS = 4_000;
/** There is little to break while nothing moves: the others may still be on their way back to the one that was killed. */
const LONGEST_STILL_MS = 8_000;
/** A slow machine takes longer to take the leads in; it is struck meanwhile, but not for ever. */
const MOST_TIMES = 2;

/** One component dies again and again, after one to four seconds of life each time, while leads keep coming in. */
export function killAtRandom(name: ServiceName): Fault {
  return {
    name,
    what: `${name} killed again and again`,
    run: (scene) => inRounds(scene, () => killAndReturn(scene.stack, name)),
  };
}

/** Waits a random while and strikes, at least as often as the scene wants and until all leads are sent. Answers the sum of the strikes. */
export async function inRounds(scene: Scene, strike: () => Promise<number>): Promise<number> {
  const { kills, leads, load, gauge, chance, say } = scene;
  let killed = 0;
  for (let round = 1; round <= kills || (!load.allSent && round <= kills * MOST_TIMES); round += 1) {
    await gauge.moved(LONGEST_STILL_MS);
    await sleep(Math.round(SHORTEST_MS + chance() * (LONGEST_MS - SHORTEST_MS)));
    killed += await strike();
    if (round % 5 === 0) say(`round ${round}: ${killed} kills, ${load.sent} of ${leads} leads sent`);
  }
  return killed;
}
