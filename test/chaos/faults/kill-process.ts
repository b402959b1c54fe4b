import { setTimeout as sleep } from 'node:timers/promises';
import type { ServiceName } from '#scripts/stack/service-name';
import type { Stack } from '#scripts/stack/stack';

const BACK_MS = 90_000;
const POLL_MS = 20;

/** `kill -9`, without a warning. False when the process was not up, so there was nothing to kill. */
export function killProcess(stack: Stack, name: ServiceName): boolean {
  if (stack.pids[name] === undefined) return false;
  stack.kill(name, 'SIGKILL');
  return true;
}

/** Resolves when processes that were killed serve again; the supervisor starts them by itself. Throws when one does not come back. */
export async function allBack(stack: Stack, names: readonly ServiceName[]): Promise<void> {
  const deadline = Date.now() + BACK_MS;
  for (const name of names) {
    const back = await Promise.race([
      settledProcess(stack, name, deadline).then(() => true),
      sleep(BACK_MS, false, { ref: false }),
    ]);
    if (!back) throw new Error(`${name} did not serve again within ${BACK_MS / 1000} s.`);
  }
}

async function settledProcess(stack: Stack, name: ServiceName, deadline: number): Promise<void> {
  do {
    await stack.settled(name);
    await sleep(POLL_MS);
  } while (stack.pids[name] === undefined && Date.now() < deadline);
  await stack.settled(name);
}

/** The same, after the end of the killed process was seen: until then its supervisor believes that it runs. */
export async function killAndReturn(stack: Stack, name: ServiceName): Promise<number> {
  const before = stack.pids[name];
  if (!killProcess(stack, name)) return 0;
  while (stack.pids[name] === before) await sleep(POLL_MS);
  await allBack(stack, [name]);
  return 1;
}
