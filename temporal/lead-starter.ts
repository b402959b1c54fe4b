import { type Client, WithStartWorkflowOperation, WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import {
  ACT_UPDATE,
  AWAIT_DECISION_UPDATE,
  LEAD_TASK_QUEUE,
  LEAD_WORKFLOW,
  type LeadActionMessage,
  type LeadWorkflowInput,
  leadWorkflowId,
} from '#domain/protocol/lead-messages';

/** What every start of a lead's workflow has in common. */
export const leadStart = (leadId: string, more: Pick<LeadWorkflowInput, 'awaited'> = {}) => ({
  workflowId: leadWorkflowId(leadId),
  taskQueue: LEAD_TASK_QUEUE,
  args: [{ leadId, ...more }] as [LeadWorkflowInput],
});

/**
 * The first start of a lead; one that runs is left alone. A run that was over before, because it was begun before the lead's time, is
 * followed by another, which asks the book where it is. Eager: this worker takes the first task at once.
 */
export async function startLead(client: Client, leadId: string, eager: boolean): Promise<void> {
  try {
    await client.workflow.start(LEAD_WORKFLOW, {
      ...leadStart(leadId),
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      workflowIdConflictPolicy: 'FAIL',
      requestEagerStart: eager,
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}

/** Hands a booked action to its lead, which is started again for it when it is closed; answers when all that follows is done. */
export async function sendAction(client: Client, leadId: string, message: LeadActionMessage): Promise<void> {
  await client.workflow.executeUpdateWithStart(ACT_UPDATE, acting(leadId, message));
}

/**
 * The same, but answers as soon as the lead has taken the action on. A run remembers its updates: after a try in vain the next one goes
 * by another id, else it would only hear how the one before ended.
 */
export async function handOverAction(
  client: Client,
  leadId: string,
  message: LeadActionMessage,
  triesInVain: number,
): Promise<void> {
  const updateId = triesInVain === 0 ? message.actionId : `${message.actionId}-${triesInVain}`;
  const options = { ...acting(leadId, message), updateId, waitForStage: 'ACCEPTED' } as const;
  await client.workflow.startUpdateWithStart(ACT_UPDATE, options);
}

const acting = (leadId: string, message: LeadActionMessage) => ({
  args: [message] as [LeadActionMessage],
  updateId: message.actionId,
  startWorkflowOperation: new WithStartWorkflowOperation(LEAD_WORKFLOW, {
    ...leadStart(leadId),
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    workflowIdConflictPolicy: 'USE_EXISTING',
  }),
});

/** Starts a lead and answers when it is decided: rejected, waiting for quality control, or distributed. The result is in Postgres. */
export async function startLeadAndAwaitDecision(client: Client, leadId: string): Promise<void> {
  await client.workflow.executeUpdateWithStart(AWAIT_DECISION_UPDATE, {
    args: [],
    updateId: 'decision',
    startWorkflowOperation: new WithStartWorkflowOperation(LEAD_WORKFLOW, {
      ...leadStart(leadId, { awaited: true }),
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      workflowIdConflictPolicy: 'USE_EXISTING',
    }),
  });
}
