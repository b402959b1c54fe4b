import { type Client, WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import {
  DELIVERY_TEST_WORKFLOW,
  type DeliveryTestInput,
  deliveryTestWorkflowId,
} from '#domain/protocol/delivery-test-messages';
import { LEAD_TASK_QUEUE } from '#domain/protocol/lead-messages';

/** Starts a booked test and answers when it is over, however it ended: the result is in Postgres. */
export async function runDeliveryTest(client: Client, input: DeliveryTestInput): Promise<void> {
  const workflowId = deliveryTestWorkflowId(input.testId);
  try {
    await client.workflow.start(DELIVERY_TEST_WORKFLOW, {
      workflowId,
      taskQueue: LEAD_TASK_QUEUE,
      args: [input],
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
  await client.workflow.getHandle(workflowId).result();
}
