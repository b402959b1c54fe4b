import { SERVICE_NAMES } from '#scripts/stack/service-name';
import type { Fault } from './fault';
import { inRounds } from './kill-at-random';
import { allBack, killProcess } from './kill-process';

const NOTICED_MS = 200;

/** The whole machine goes down: all four in the same moment. They come back in any order, each without the others at first. */
export const allAtOnce: Fault = {
  name: 'all-at-once',
  what: 'all four killed together',
  run: (scene) =>
    inRounds(scene, async () => {
      const killed = SERVICE_NAMES.filter((name) => killProcess(scene.stack, name)).length;
      await new Promise((resolve) => setTimeout(resolve, NOTICED_MS));
      await allBack(scene.stack, SERVICE_NAMES);
      return killed;
    }),
};
