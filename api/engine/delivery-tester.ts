import type { Client } from '@temporalio/client';
import type { DeliveryTestInput } from '#domain/protocol/delivery-test-messages';
import { OperationalError } from '#domain/kernel/errors';
import { runDeliveryTest } from '#temporal/run-delivery-test';
import { withinTime } from '#temporal/within-time';

/** Hands a booked test send to the engine: only the worker reaches the outside. */
export interface DeliveryTester {
  /** True: it is over, its row says how. False: still under way at the deadline. Throws OperationalError when the engine is away. */
  run(test: DeliveryTestInput, deadlineMs: number): Promise<boolean>;
}

export function createTemporalDeliveryTester(client: Client): DeliveryTester {
  return {
    run: (test, deadlineMs) =>
      withinTime(
        deadlineMs,
        runDeliveryTest(client, test).catch(() => {
          throw new OperationalError('engine-away', 'The engine that sends is away; try again in a moment.');
        }),
      ),
  };
}
