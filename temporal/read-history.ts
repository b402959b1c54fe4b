import type { Client } from '@temporalio/client';
import { WorkflowNotFoundError } from '@temporalio/client';
import type { temporal } from '@temporalio/proto';
import type { HistoryDigest, HistoryStep } from '#domain/process/history-digest';
import { leadWorkflowId } from '#domain/protocol/lead-messages';

type HistoryEvent = temporal.api.history.v1.IHistoryEvent;
type Payload = temporal.api.common.v1.IPayload;

/** Every execution of a lead's workflow that the server still has, oldest first; none when it has none. */
export async function readHistories(client: Client, leadId: string): Promise<HistoryDigest[]> {
  const runIds = await listRuns(client, leadId);
  const digests = await Promise.all(runIds.map((runId) => readRun(client, leadId, runId)));
  return digests.filter((digest) => digest !== null).sort((a, b) => a.startedAt - b.startedAt);
}

/** The newest run from the workflow itself, the earlier ones from the chain of first-run ids the server lists. */
async function listRuns(client: Client, leadId: string): Promise<string[]> {
  const runs = new Set<string>();
  for await (const run of client.workflow.list({ query: `WorkflowId = '${leadWorkflowId(leadId)}'` })) runs.add(run.runId);
  try {
    runs.add((await client.workflow.getHandle(leadWorkflowId(leadId)).describe()).runId);
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
  }
  return [...runs];
}

async function readRun(client: Client, leadId: string, runId: string): Promise<HistoryDigest | null> {
  const handle = client.workflow.getHandle(leadWorkflowId(leadId), runId);
  try {
    const [description, history] = await Promise.all([handle.describe(), handle.fetchHistory()]);
    const events = history.events ?? [];
    const pending = new Map((description.raw.pendingActivities ?? []).map((activity) => [activity.activityId ?? '', activity]));
    return {
      runId, status: description.status.name.toLowerCase(), startedAt: description.startTime.getTime(), closedAt: description.closeTime?.getTime() ?? null,
      events: events.length,
      steps: [...activitySteps(runId, events, pending), ...localSteps(runId, events)].sort((a, b) => a.eventIds[0]! - b.eventIds[0]!),
    };
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return null;
    throw error;
  }
}

type Pending = temporal.api.workflow.v1.IPendingActivityInfo;

function activitySteps(runId: string, events: readonly HistoryEvent[], pending: ReadonlyMap<string, Pending>): HistoryStep[] {
  return events.flatMap((event) => {
    const scheduled = event.activityTaskScheduledEventAttributes;
    if (!scheduled) return [];
    const id = Number(event.eventId);
    const started = events.find((other) => Number(other.activityTaskStartedEventAttributes?.scheduledEventId ?? -1) === id);
    const closed = events.find((other) => Number(closedScheduledId(other)) === id);
    const live = pending.get(scheduled.activityId ?? '');
    return [{
      runId, activityType: scheduled.activityType?.name ?? '', eventIds: [event, started, closed].flatMap((each) => (each ? [Number(each.eventId)] : [])),
      scheduledAt: millis(event.eventTime), startedAt: moment(started?.eventTime ?? live?.lastStartedTime), closedAt: moment(closed?.eventTime),
      attempt: attemptOf(started, live), nextAttemptAt: moment(live?.nextAttemptScheduleTime), accountId: accountOf(scheduled.input?.payloads?.[0]),
    }];
  });
}

/** A finished step says its attempt in its started event, a running one in the server's list of pending activities. */
const attemptOf = (started: HistoryEvent | undefined, live: Pending | undefined): number =>
  started?.activityTaskStartedEventAttributes?.attempt ?? live?.attempt ?? 1;

const moment = (time: Parameters<typeof millis>[0]): number | null => (time ? millis(time) : null);

const closedScheduledId = (event: HistoryEvent) =>
  (event.activityTaskCompletedEventAttributes ?? event.activityTaskFailedEventAttributes ?? event.activityTaskTimedOutEventAttributes
    ?? event.activityTaskCanceledEventAttributes)?.scheduledEventId ?? -1;

/** Local activities leave one marker each, which names their type in its details. */
function localSteps(runId: string, events: readonly HistoryEvent[]): HistoryStep[] {
  return events.flatMap((event) => {
    const marker = event.markerRecordedEventAttributes;
    if (marker?.markerName !== 'core_local_activity') return [];
    const data = decode(marker.details?.['data']?.payloads?.[0]) as { activity_type?: string; attempt?: number } | undefined;
    const at = millis(event.eventTime);
    return [{
      runId, activityType: data?.activity_type ?? '', eventIds: [Number(event.eventId)], scheduledAt: at, startedAt: at, closedAt: at,
      attempt: data?.attempt ?? 1, nextAttemptAt: null, accountId: null,
    }];
  });
}

function accountOf(payload: Payload | undefined): string | null {
  const input = decode(payload) as { candidate?: { accountId?: string } } | undefined;
  return input?.candidate?.accountId ?? null;
}

function decode(payload: Payload | undefined): unknown {
  if (!payload?.data) return undefined;
  try {
    return JSON.parse(Buffer.from(payload.data).toString('utf8'));
  } catch {
    return undefined;
  }
}

function millis(time: { seconds?: unknown; nanos?: number | null } | null | undefined): number {
  return time ? Number(time.seconds ?? 0) * 1000 + Math.floor((time.nanos ?? 0) / 1e6) : 0;
}
