import { randomUUID } from 'node:crypto';
import type { WorkflowHandle } from '@temporalio/client';
import { leadWorkflowId } from '#domain/protocol/lead-messages';
import { BARE_TASK_QUEUE, BARE_WORKFLOW } from '../floor/bare-names';
import { bareWorkerInput, BARE_WORKER } from '../floor/bare-worker-input';
import type { Measure } from '../measure';
import { rounded } from '../statistics';

const BUDGET = { events: 20, tasks: 2, activities: 1 } as const;

/** What one sold web lead with one buyer leaves in Temporal, read from its history. */
export const eventsPerLead: Measure = {
  id: 'events-per-lead',
  measure: 'history events of one sold lead',
  budget: `≤ ${BUDGET.events} events, ≤ ${BUDGET.tasks} workflow tasks, ${BUDGET.activities} normal activity`,
  async run(bench) {
    const installation = await bench.installation();
    const { client, load, market, intakeUrl } = installation;
    bench.say('events-per-lead: one queued lead, one synchronous lead, one bare workflow');
    const queued = await count(
      client.workflow.getHandle(
        leadWorkflowId(await load.run('soldLead', { url: intakeUrl, receiver: market.queued })),
      ),
    );
    const synchronous = await count(
      client.workflow.getHandle(
        leadWorkflowId(await load.run('soldLead', { url: intakeUrl, receiver: market.synchronous })),
      ),
    );
    const bare = await bench.beside(BARE_WORKER, bareWorkerInput(installation), async () =>
      count(
        await client.workflow.start(BARE_WORKFLOW, {
          workflowId: `bare/${randomUUID()}`,
          taskQueue: BARE_TASK_QUEUE,
          args: [],
        }),
      ),
    );
    const holds =
      queued.events <= BUDGET.events && queued.tasks <= BUDGET.tasks && queued.activities === BUDGET.activities;
    return {
      value: queued.events,
      floor: bare.events,
      ratio: rounded(queued.events / bare.events),
      holds,
      note: `queued: ${describe(queued)}; synchronous: ${describe(synchronous)}; bare workflow: ${describe(bare)}`,
    };
  },
};

interface Counts {
  readonly events: number;
  readonly tasks: number;
  readonly activities: number;
  readonly local: number;
}

async function count(handle: WorkflowHandle): Promise<Counts> {
  await handle.result();
  const events = (await handle.fetchHistory()).events ?? [];
  return {
    events: events.length,
    tasks: events.filter((event) => event.workflowTaskStartedEventAttributes).length,
    activities: events.filter((event) => event.activityTaskScheduledEventAttributes).length,
    local: events.filter((event) => event.markerRecordedEventAttributes).length,
  };
}

const describe = ({ events, tasks, activities, local }: Counts): string =>
  `${events} events, ${tasks} workflow tasks, ${activities} normal and ${local} local activities`;
