import type { temporal } from '@temporalio/proto';
import type { HistoryStep } from '#domain/process/history-digest';

type HistoryEvent = temporal.api.history.v1.IHistoryEvent;
type Payload = temporal.api.common.v1.IPayload;
type Pending = temporal.api.workflow.v1.IPendingActivityInfo;

/** The steps of one run, local activities among them, in the order of its history. `pending`: what the server says of those under way, by activity id. */
export function historySteps(
  runId: string,
  events: readonly HistoryEvent[],
  pending: ReadonlyMap<string, Pending>,
): HistoryStep[] {
  return [...activitySteps(runId, events, pending), ...localSteps(runId, events)].sort(
    (a, b) => a.eventIds[0]! - b.eventIds[0]!,
  );
}

function activitySteps(
  runId: string,
  events: readonly HistoryEvent[],
  pending: ReadonlyMap<string, Pending>,
): HistoryStep[] {
  return events.flatMap((event) => {
    const scheduled = event.activityTaskScheduledEventAttributes;
    if (!scheduled) return [];
    const id = Number(event.eventId);
    const started = events.find(
      (other) => Number(other.activityTaskStartedEventAttributes?.scheduledEventId ?? -1) === id,
    );
    const closed = events.find((other) => Number(closedScheduledId(other)) === id);
    const live = pending.get(scheduled.activityId ?? '');
    return [
      {
        runId,
        activityType: scheduled.activityType?.name ?? '',
        eventIds: [event, started, closed].flatMap((each) => (each ? [Number(each.eventId)] : [])),
        scheduledAt: millis(event.eventTime),
        startedAt: moment(started?.eventTime ?? live?.lastStartedTime),
        closedAt: moment(closed?.eventTime),
        attempt: attemptOf(started, live),
        nextAttemptAt: moment(live?.nextAttemptScheduleTime),
        accountId: accountOf(scheduled.input?.payloads?.[0]),
      },
    ];
  });
}

/** A finished step says its attempt in its started event, a running one in the server's list of pending activities. */
const attemptOf = (started: HistoryEvent | undefined, live: Pending | undefined): number =>
  started?.activityTaskStartedEventAttributes?.attempt ?? live?.attempt ?? 1;

const moment = (time: Parameters<typeof millis>[0]): number | null => (time ? millis(time) : null);

const closedScheduledId = (event: HistoryEvent) =>
  (
    event.activityTaskCompletedEventAttributes ??
    event.activityTaskFailedEventAttributes ??
    event.activityTaskTimedOutEventAttributes ??
    event.activityTaskCanceledEventAttributes
  )?.scheduledEventId ?? -1;

/** Local activities leave one marker each, which names their type in its details. */
function localSteps(runId: string, events: readonly HistoryEvent[]): HistoryStep[] {
  return events.flatMap((event) => {
    const marker = event.markerRecordedEventAttributes;
    if (marker?.markerName !== 'core_local_activity') return [];
    const data = decode(marker.details?.['data']?.payloads?.[0]) as
      { activity_type?: string; attempt?: number } | undefined;
    const at = millis(event.eventTime);
    return [
      {
        runId,
        activityType: data?.activity_type ?? '',
        eventIds: [Number(event.eventId)],
        scheduledAt: at,
        startedAt: at,
        closedAt: at,
        attempt: data?.attempt ?? 1,
        nextAttemptAt: null,
        accountId: null,
      },
    ];
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
