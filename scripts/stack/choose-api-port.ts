import { UserError } from '#domain/kernel/errors';
import { freePort, isPortFree } from './process/free-port';
import type { Say } from './say';

export interface PortWish {
  readonly number: number;
  /** Somebody asked for this one: no other will do. */
  readonly fixed: boolean;
}

const TRIED = 100;

/** The wished port. When it is taken: the next free one if it was only our default, a named error if somebody asked for it. */
export async function chooseApiPort(wish: PortWish, host: string, say: Say): Promise<number> {
  if (wish.number === 0) return freePort(undefined);
  if (await isFree(wish.number, host)) return wish.number;
  if (wish.fixed)
    throw new UserError(
      'port-in-use',
      `Port ${wish.number} on ${host} is in use. Stop what uses it, or set PORT to another one.`,
    );
  for (let port = wish.number + 1; port <= wish.number + TRIED; port += 1) {
    if (!(await isFree(port, host))) continue;
    say(`port ${wish.number} is in use, so the API takes ${port}`);
    return port;
  }
  throw new UserError(
    'port-in-use',
    `Ports ${wish.number} to ${wish.number + TRIED} on ${host} are in use. Set PORT to a free one.`,
  );
}

async function isFree(port: number, host: string): Promise<boolean> {
  try {
    return await isPortFree(port, host);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UserError(
      'address-unusable',
      `The API cannot listen on ${host}:${port}: ${why}. Set HOST and PORT to an address of this machine.`,
    );
  }
}
