import type { DeliveryTestInput } from '#domain/protocol/delivery-test-messages';
import { testingFor } from '../kit/proxies';

/** One message to a buyer's testing address, sent once: the worker that sends it is the only place from which anything leaves the house. */
export async function deliveryTestWorkflow({ testId, timeoutMs }: DeliveryTestInput): Promise<void> {
  await testingFor(timeoutMs).testDelivery({ testId });
}
