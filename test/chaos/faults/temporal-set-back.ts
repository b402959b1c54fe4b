import { chownSync, copyFileSync, existsSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault, Scene } from './fault';
import { allBack } from './kill-process';

const AHEAD_MS = 4_000;
const KILLS_PER_ROUND = 5;
const PARTS = ['', '-wal', '-shm'] as const;

/**
 * A crash of its machine, or a back-up, brings Temporal back as it was some seconds ago: it has forgotten what is booked, and repeats
 * what is done.
 */
export const temporalSetBack: Fault = {
  name: 'temporal-set-back',
  what: 'Temporal killed and brought back 4 s older',
  async run(scene) {
    const rounds = Math.ceil(scene.kills / KILLS_PER_ROUND);
    for (let round = 1; round <= rounds; round += 1) {
      await setBack(scene);
      scene.say(`Temporal set back ${round} of ${rounds} times, ${scene.load.sent} of ${scene.leads} leads sent`);
    }
    return rounds * 2;
  },
};

async function setBack({ stack, gauge }: Scene): Promise<void> {
  const file = stack.places.temporalDatabase!;
  const copy = `${file}.earlier`;
  await stack.halt('temporal', { force: true });
  replace(file, copy);
  await stack.restart('temporal');
  await allBack(stack, ['temporal', 'worker']);
  await gauge.moved(AHEAD_MS * 2);
  await sleep(AHEAD_MS);
  await stack.halt('temporal', { force: true });
  replace(copy, file);
  await stack.restart('temporal');
  await gauge.moved(AHEAD_MS * 2);
}

/** A database is its file and its log of changes; the server that is to write it may be another user than this one. */
function replace(from: string, to: string): void {
  const { uid, gid } = statSync(path.dirname(to));
  for (const part of PARTS) {
    rmSync(to + part, { force: true });
    if (!existsSync(from + part)) continue;
    copyFileSync(from + part, to + part);
    chownSync(to + part, uid, gid);
  }
}
