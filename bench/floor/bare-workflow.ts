import { proxyActivities } from '@temporalio/workflow';

const { doNothing } = proxyActivities<{ doNothing(): Promise<void> }>({ startToCloseTimeout: '10 seconds' });

/** The least a lead could be: one normal activity that does nothing, waited for. Ends when it has answered. */
export async function bareWorkflow(): Promise<void> {
  await doNothing();
}
