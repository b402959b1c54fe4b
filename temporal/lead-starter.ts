import {
  type Client,
  WithStartWorkflowOperation,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
} from '@temporalio/client';
import {
  ACT_UPDATE,
  AWAIT_DECISION_UPDATE,
  LEAD_TASK_QUEUE,
  LEAD_WORKFLOW,
  type LeadActionMessage,
  leadWorkflowId,
  PHASE_QUERY,
} from '#domain/protocol/lead-messages';

const base = (leadId: string) => ({
  workflowId: leadWorkflowId(leadId),
  taskQueue: LEAD_TASK_QUEUE,
  args: [{ leadId }] as [{ leadId: string }],
});

/** The first start of a lead: a second one, running or closed, changes nothing. Eager: this worker takes the first task at once. */
export async function startLead(client: Client, leadId: string, eager: boolean): Promise<void> {
  try {
    await client.workflow.start(LEAD_WORKFLOW, {
      ...base(leadId),
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      workflowIdConflictPolicy: 'FAIL',
      requestEagerStart: eager,
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}

/** How the newest run of a lead stands: none known, running, ended well, or failed (and when). */
export type RunState =
  { readonly kind: 'none' | 'running' | 'ended' } | { readonly kind: 'failed'; readonly at: number };

export async function runStateOf(client: Client, leadId: string): Promise<RunState> {
  try {
    const { status, closeTime } = await client.workflow.getHandle(leadWorkflowId(leadId)).describe();
    if (status.name === 'RUNNING') return { kind: 'running' };
    return status.name === 'COMPLETED' ? { kind: 'ended' } : { kind: 'failed', at: closeTime?.getTime() ?? 0 };
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return { kind: 'none' };
    throw error;
  }
}

/** Starts a lead that the book says is unfinished and Temporal may have forgotten; a running one is left alone. */
export async function resumeLead(client: Client, leadId: string): Promise<void> {
  await client.workflow.start(LEAD_WORKFLOW, {
    ...base(leadId),
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    workflowIdConflictPolicy: 'USE_EXISTING',
  });
}

/** Whether a running lead waits for a reviewer; false when it cannot be asked now. */
export async function waitsForVerdict(client: Client, leadId: string): Promise<boolean> {
  return client.workflow
    .getHandle(leadWorkflowId(leadId))
    .query<string>(PHASE_QUERY)
    .then(
      (phase) => phase === 'qc',
      () => false,
    );
}

/** Ends a run that is behind the book of record. */
export async function endRun(client: Client, leadId: string): Promise<void> {
  await client.workflow.getHandle(leadWorkflowId(leadId)).terminate('behind the book of record');
}

/** The same, and begins another run, which goes on where the book is. */
export async function restartLead(client: Client, leadId: string): Promise<void> {
  await endRun(client, leadId);
  await resumeLead(client, leadId);
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
    ...base(leadId),
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
      ...base(leadId),
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      workflowIdConflictPolicy: 'USE_EXISTING',
    }),
  });
}
