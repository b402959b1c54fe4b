import { setTimeout as sleep } from 'node:timers/promises';
import type { Operator } from './operator';

/** The operator at work beside a fault. */
export interface OperatorShift {
  /** Keeps verdicts back until `goOn`, so that leads gather with the reviewers. */
  pause(): void;
  goOn(): void;
  /** Begins to send a lead to a buyer by hand; the answer goes into the diary. */
  sendByHand(leadId: string): void;
  /** Ends after the round in hand. */
  end(): Promise<void>;
}

const ROUND_MS = 400;

export function startShift(operator: Operator): OperatorShift {
  let paused = false;
  let ended = false;
  let failure: unknown;
  const errands: Promise<void>[] = [];
  const shift = (async () => {
    while (!ended) {
      if (!paused) await operator.giveVerdicts();
      await operator.takeBack();
      await sleep(ROUND_MS);
    }
  })().catch((error: unknown) => {
    failure = error;
  });
  return {
    pause: () => {
      paused = true;
    },
    goOn: () => {
      paused = false;
    },
    sendByHand: (leadId) =>
      void errands.push(
        operator.sendByHand(leadId).catch((error: unknown) => {
          failure = error;
        }),
      ),
    end: async () => {
      ended = true;
      await Promise.all([shift, ...errands]);
      if (failure !== undefined) throw failure;
    },
  };
}
