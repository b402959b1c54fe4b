import { setTimeout as sleep } from 'node:timers/promises';
import type { Order } from '../market/orders';

/** Leads of one fault on their way in: the fault says how many may come and how fast. */
export interface Load {
  /** Lets further leads in, evenly over so many milliseconds; resolves when the time is over. */
  let(count: number, overMs: number): Promise<void>;
  /** Lets the rest in and resolves when every lead has its answer. */
  finish(): Promise<void>;
  readonly sent: number;
}

const REST_OVER_MS = 2_000;
/** More requests than this are never open at once. */
const WIDTH = 24;

export function startLoad(leads: number, orderOf: (number: number) => Order, send: (order: Order) => Promise<void>): Load {
  let next = 0;
  let failure: unknown;
  const open = new Set<Promise<void>>();

  const one = (): void => {
    if (next >= leads) return;
    const order = orderOf(next);
    next += 1;
    const work: Promise<void> = send(order).catch((error: unknown) => { failure ??= error; }).finally(() => open.delete(work));
    open.add(work);
  };
  const letIn = async (count: number, overMs: number): Promise<void> => {
    const until = Date.now() + overMs;
    for (let left = count; left > 0; left -= 1) {
      await sleep(Math.max(0, (until - Date.now()) / left));
      while (open.size >= WIDTH) await Promise.race(open);
      one();
    }
    await sleep(Math.max(0, until - Date.now()));
  };
  return {
    let: letIn,
    finish: async () => {
      await letIn(leads - next, REST_OVER_MS);
      while (open.size > 0) await Promise.all(open);
      if (failure !== undefined) throw failure;
    },
    get sent() { return next; },
  };
}
