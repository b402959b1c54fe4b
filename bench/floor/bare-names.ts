/** Names of the bare workflow that a lead is compared with. */
export const BARE_WORKFLOW = 'bareWorkflow';
export const BARE_TASK_QUEUE = 'bench-bare';
