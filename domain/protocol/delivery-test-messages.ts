/** Names that live in histories: never rename, only add. */
export const DELIVERY_TEST_WORKFLOW = 'deliveryTestWorkflow';

export const deliveryTestWorkflowId = (testId: string): string => `delivery-test/${testId}`;

/** A test send that is booked in Postgres: its id, and how long its buyer may take. Whose data it carries stays in Postgres. */
export interface DeliveryTestInput {
  readonly testId: string;
  readonly timeoutMs: number;
}
