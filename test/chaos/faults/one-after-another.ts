import { setTimeout as sleep } from 'node:timers/promises';
import { SERVICE_NAMES } from '#scripts/stack/service-name';
import type { Fault } from './fault';
import { allBack, killProcess } from './kill-process';

const SHORTEST_MS = 500;
const LONGEST_MS = 2_500;
const WAIT_MS = 100;
const LONGEST_STILL_MS = 6_000;

/** The four in turn, the next one often dying while the one before is still coming back. */
export const oneAfterAnother: Fault = {
  name: 'one-after-another',
  what: 'the four killed in turn, overlapping',
  async run({ stack, load, gauge, leads, kills, chance, say }) {
    const rounds = kills * SERVICE_NAMES.length;
    for (let round = 0; round < rounds; round += 1) {
      await sleep(Math.round(SHORTEST_MS + chance() * (LONGEST_MS - SHORTEST_MS)));
      const name = SERVICE_NAMES[round % SERVICE_NAMES.length]!;
      if (name === SERVICE_NAMES[0]) await gauge.moved(LONGEST_STILL_MS);
      while (!killProcess(stack, name)) await sleep(WAIT_MS);
      if ((round + 1) % 20 === 0) say(`${round + 1} of ${rounds} kills, ${load.sent} of ${leads} leads sent`);
    }
    await sleep(SHORTEST_MS);
    await allBack(stack, SERVICE_NAMES);
    return rounds;
  },
};
