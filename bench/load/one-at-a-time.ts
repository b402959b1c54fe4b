import { runBareWorkflow } from './flow-of-bare-workflows';
import type { Destination } from './flow-of-leads';
import type { LoadContext } from './load-context';
import { nextLead } from './next-lead';
import { postJson } from './post-json';

export interface AnswersInput extends Destination {
  readonly count: number;
}

/** Milliseconds of each answer of a synchronous campaign, one after the other. Fails when one is not a sale. */
export const answersOneAtATime = ({ agent }: LoadContext, { url, receiver, count }: AnswersInput): Promise<number[]> =>
  oneAtATime(count, async () => {
    const { status, body } = await postJson(agent, url, nextLead(receiver));
    if (status !== 200 || !body.includes('"sold"'))
      throw new Error(`A synchronous lead was answered ${status}: ${body}`);
  });

/** Milliseconds of each bare workflow, one after the other. */
export const bareWorkflowsOneAtATime = (
  context: LoadContext,
  { count }: { readonly count: number },
): Promise<number[]> => oneAtATime(count, () => runBareWorkflow(context));

async function oneAtATime(count: number, work: () => Promise<void>): Promise<number[]> {
  const times: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  return times;
}
