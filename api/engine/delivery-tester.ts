import type { Client } from '@temporalio/client';
import type { DeliveryTestInput } from '#domain/protocol/delivery-test-messages';
import { OperationalError } from '#domain/kernel/errors';
import { runDeliveryTest } from '#temporal/run-delivery-test';

/** Hands a booked test send to the engine: only the worker reaches the outside. */
export interface DeliveryTester {
  /** True: it is over, its row says how. False: still under way at the deadline. Throws OperationalError when the engine is away. */
  run(test: DeliveryTestInput, deadlineMs: number): Promise<boolean>;
}

export function createTemporalDeliveryTester(client: Client): DeliveryTester {
  return {
    run: async (test, deadlineMs) => {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<false>((resolve) => {
        timer = setTimeout(() => resolve(false), deadlineMs);
      });
      const work = runDeliveryTest(client, test).then(
        () => true as const,
        () => {
          throw new OperationalError('engine-away', 'The engine that sends is away; try again in a moment.');
        },
      );
      work.catch(() => undefined);
      try {
        return await Promise.race([work, late]);
      } finally {
        clearTimeout(timer);
      }
    },
  };
}
