import { readFileSync } from 'node:fs';
import path from 'node:path';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils';
import { historySteps } from '#temporal/history-steps';
import { ROOT } from '#test/kit/source-files';

const eventsOf = (name: string) =>
  historyFromJSON(JSON.parse(readFileSync(path.join(ROOT, 'test', 'replay', 'histories', `${name}.json`), 'utf8')))
    .events ?? [];
const retried = eventsOf('delivered-after-a-retry');

describe('the steps of a recorded run', () => {
  it('are its activities in order, local ones among them, with their events and times', () => {
    const [opened, delivered] = historySteps('run', retried, new Map());
    expect([opened?.activityType, opened?.eventIds, opened?.attempt]).toEqual(['openLead', [5], 1]);
    expect([delivered?.activityType, delivered?.eventIds]).toEqual(['deliverLead', [6, 7, 8]]);
    expect([delivered?.scheduledAt, delivered?.startedAt, delivered?.closedAt]).toEqual(
      ['46.687', '47.871', '47.959'].map((second) => Date.parse(`2026-11-23T19:26:${second}Z`)),
    );
  });

  it('say which attempt did it', () => {
    expect(historySteps('run', retried, new Map()).map(({ attempt }) => attempt)).toEqual([1, 2]);
  });

  it('say of one under way at which attempt it is, since when, and when the next is due', () => {
    const scheduled = retried.filter((event) => Number(event.eventId) <= 6);
    const at = (second: number) => ({ seconds: second, nanos: 500_000_000 }) as never;
    const pending = new Map([
      ['2', { activityId: '2', attempt: 4, lastStartedTime: at(100), nextAttemptScheduleTime: at(130) }],
    ]);
    expect(historySteps('run', scheduled, pending).at(-1)).toMatchObject({
      activityType: 'deliverLead',
      attempt: 4,
      eventIds: [6],
      startedAt: 100_500,
      nextAttemptAt: 130_500,
      closedAt: null,
    });
    expect(historySteps('run', scheduled, new Map()).at(-1)).toMatchObject({
      attempt: 1,
      startedAt: null,
      nextAttemptAt: null,
    });
  });

  it('name the account of a delivery, and of nothing else', () => {
    expect(historySteps('run', retried, new Map()).map(({ accountId }) => accountId)).toEqual([
      null,
      expect.stringMatching(/^[0-9a-f-]{36}$/),
    ]);
  });

  it('are none of what is only a timer or a signal', () => {
    expect(
      historySteps('run', eventsOf('delivered-after-a-delay'), new Map()).every(
        ({ activityType }) => activityType !== '',
      ),
    ).toBe(true);
    expect(historySteps('run', [], new Map())).toEqual([]);
  });
});
