import { setTimeout as sleep } from 'node:timers/promises';
import type { Order } from '../market/orders';

/** Leads of one fault on their way in, at a steady pace that slows down while too many are unfinished. */
export interface Load {
  readonly sent: number;
  readonly allSent: boolean;
  /** Resolves when so many are sent. */
  reached(count: number): Promise<void>;
  /** Resolves when every lead is sent and has its answer. */
  finish(): Promise<void>;
}
export interface LoadPlan {
  readonly leads: number;
  readonly perSecond: number;
  readonly orderOf: (number: number) => Order;
  readonly send: (order: Order) => Promise<void>;
  /** How many leads are unfinished now, as far as can be known. */
  readonly unfinished: () => number;
}

/** More requests than this are never open at once. */
const MOST_OPEN = 24;
/**
 * With so many unfinished leads no further ones are sent: what is tested is not how much a machine can take but what a fault breaks.
 */
const MOST_UNFINISHED = 60;
/** Leads that never finish must not keep the others out for ever. */
const LONGEST_HOLD_MS = 20_000;
const POLL_MS = 50;

export function startLoad({ leads, perSecond, orderOf, send, unfinished }: LoadPlan): Load {
  const open = new Set<Promise<void>>();
  let sent = 0;
  let failure: unknown;

  const sendNext = (): void => {
    const work: Promise<void> = send(orderOf(sent))
      .catch((error: unknown) => {
        failure ??= error;
      })
      .finally(() => open.delete(work));
    open.add(work);
    sent += 1;
  };
  const room = async (): Promise<void> => {
    const until = Date.now() + LONGEST_HOLD_MS;
    while ((open.size >= MOST_OPEN || unfinished() >= MOST_UNFINISHED) && Date.now() < until) await sleep(POLL_MS);
    while (open.size >= MOST_OPEN) await Promise.race(open);
  };
  const feeding = (async () => {
    while (sent < leads && failure === undefined) {
      await room();
      sendNext();
      await sleep(1000 / perSecond);
    }
    while (open.size > 0) await Promise.all(open);
  })();
  return {
    get sent() {
      return sent;
    },
    get allSent() {
      return sent >= leads || failure !== undefined;
    },
    reached: async (count) => {
      while (sent < Math.min(count, leads) && failure === undefined) await sleep(POLL_MS);
    },
    finish: async () => {
      await feeding;
      if (failure !== undefined) throw failure;
    },
  };
}
