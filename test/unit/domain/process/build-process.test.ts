import { buildProcess } from '#domain/process/build-process';
import type { HistoryDigest } from '#domain/process/history-digest';
import type { Timeline } from '#domain/process/timeline';

const subject = { leadId: 'lead', stage: 'closed', outcome: 'sold', receivedAt: 1000, closedAt: 1900 };
const step = (id: string, node: string, startedAt: number, detail: object = {}) => ({
  id,
  node,
  label: node,
  state: 'done',
  startedAt,
  endedAt: startedAt + 10,
  detail: detail as never,
});
const timeline: Timeline = {
  steps: [
    step('s1', 'intake', 1010),
    step('s2', 'plan', 1030, { number: 1 }),
    step('s3', 'auction', 1050, { planNumber: 1 }),
    step('s4', 'close', 1890),
  ],
  plans: [
    { number: 1, candidates: [{ accountId: 'a' }], refusals: [{ accountId: 'z', reasons: [] }], rescanned: false },
  ],
  pings: [
    {
      id: 'p1',
      planNumber: 1,
      accountId: 'a',
      accountName: 'Main',
      buyerCompany: 'Acme',
      state: 'bid',
      bidMinor: 4200,
      request: null,
      response: null,
      reading: null,
      startedAt: 1051,
      endedAt: 1060,
    },
    {
      id: 'p2',
      planNumber: 1,
      accountId: 'b',
      accountName: 'Main',
      buyerCompany: 'Bold',
      state: 'timed-out',
      bidMinor: null,
      request: null,
      response: null,
      reading: null,
      startedAt: 1051,
      endedAt: 1099,
    },
  ],
  deliveries: [
    {
      id: 'd1',
      accountId: 'a',
      accountName: 'Main',
      buyerCompany: 'Acme',
      planNumber: 1,
      origin: 'automation',
      state: 'accepted',
      exclusive: true,
      priceMinor: 4200,
      currency: 'USD',
      reference: 'R1',
      reason: null,
      reservedAt: 1100,
      decidedAt: 1800,
    },
  ],
  attempts: [
    {
      deliveryId: 'd1',
      number: 1,
      state: 'failed',
      request: { url: 'x' },
      response: null,
      reading: null,
      startedAt: 1101,
      endedAt: 1150,
    },
    {
      deliveryId: 'd1',
      number: 2,
      state: 'accepted',
      request: { url: 'x' },
      response: null,
      reading: null,
      startedAt: 1700,
      endedAt: 1800,
    },
  ],
  returns: [
    { id: 'r1', deliveryId: 'd1', reasonCode: 'bad-phone', state: 'requested', requestedAt: 5000, decidedAt: null },
  ],
};
const historyStep = (activityType: string, eventId: number, accountId: string | null = null) => ({
  runId: 'run',
  activityType,
  eventIds: [eventId],
  scheduledAt: 1000 + eventId,
  startedAt: 1000 + eventId,
  closedAt: 1001 + eventId,
  attempt: 1,
  nextAttemptAt: null,
  accountId,
});
const history: HistoryDigest = {
  runId: 'run',
  status: 'completed',
  startedAt: 1005,
  closedAt: 1900,
  events: 18,
  steps: [
    historyStep('openLead', 4),
    historyStep('planLead', 5),
    historyStep('runAuction', 7),
    historyStep('deliverLead', 12, 'a'),
    historyStep('closeLead', 17),
  ],
};

describe('the process of a lead', () => {
  it('is complete from the book alone', () => {
    const process = buildProcess(subject, timeline, []);
    expect(process.nodes.map((node) => node.id)).toEqual(['receive', 's1', 's2', 's3', 'p1', 'p2', 'd1', 's4', 'r1']);
    expect(process.nodes.find((node) => node.id === 'd1')).toMatchObject({
      state: 'done',
      durationMs: 700,
      attempts: [{ number: 1 }, { number: 2 }],
      history: null,
    });
  });

  it.each([
    ['reserved', 'running'],
    ['sending', 'running'],
    ['retrying', 'retrying'],
    ['unknown', 'unknown'],
    ['accepted', 'done'],
    ['refused', 'refused'],
    ['failed', 'failed'],
    ['released', 'failed'],
    ['returned', 'returned'],
    ['of a later release', 'unknown'],
  ])('draws a delivery that is %s as %s', (state, drawn) => {
    const { nodes } = buildProcess(subject, { ...timeline, deliveries: [{ ...timeline.deliveries[0]!, state }] }, []);
    expect(nodes.find((node) => node.id === 'd1')).toMatchObject({ state: drawn, detail: { result: state } });
  });

  it.each([
    ['bid', 'done'],
    ['no-bid', 'refused'],
    ['timed-out', 'failed'],
  ])('draws a ping answered %s as %s', (state, drawn) => {
    const { nodes } = buildProcess(subject, { ...timeline, pings: [{ ...timeline.pings[0]!, state }] }, []);
    expect(nodes.find((node) => node.id === 'p1')?.state).toBe(drawn);
  });

  it.each([
    ['requested', 'waiting'],
    ['denied', 'refused'],
    ['approved', 'returned'],
    ['approved-to-source', 'returned'],
  ])('draws a return that is %s as %s', (state, drawn) => {
    const { nodes } = buildProcess(subject, { ...timeline, returns: [{ ...timeline.returns[0]!, state }] }, []);
    expect(nodes.find((node) => node.id === 'r1')?.state).toBe(drawn);
  });

  it('draws pings side by side under their auction, deliveries under what chose them, returns under their delivery', () => {
    const { edges } = buildProcess(subject, timeline, []);
    expect(edges).toEqual(
      expect.arrayContaining([
        { from: 'receive', to: 's1' },
        { from: 's1', to: 's2' },
        { from: 's2', to: 's3' },
        { from: 's3', to: 'p1' },
        { from: 's3', to: 'p2' },
        { from: 's3', to: 'd1' },
        { from: 's3', to: 's4' },
        { from: 'd1', to: 'r1' },
      ]),
    );
  });

  it('shows the refusals of a plan with it', () => {
    const plan = buildProcess(subject, timeline, []).nodes.find((node) => node.kind === 'plan');
    expect(plan?.detail['refusals']).toEqual([{ accountId: 'z', reasons: [] }]);
  });

  it('adds to every step what the history knows of it', () => {
    const { nodes, runs } = buildProcess(subject, timeline, [history]);
    const eventOf = (id: string) => nodes.find((node) => node.id === id)?.history?.eventIds;
    expect([eventOf('s1'), eventOf('s2'), eventOf('s3'), eventOf('d1'), eventOf('s4')]).toEqual([
      [4],
      [5],
      [7],
      [12],
      [17],
    ]);
    expect(runs).toEqual([{ runId: 'run', status: 'completed', startedAt: 1005, closedAt: 1900, events: 18 }]);
  });

  it('gives a delivery only the history of its own account', () => {
    const other = { ...history, steps: [historyStep('deliverLead', 12, 'somebody-else')] };
    expect(buildProcess(subject, timeline, [other]).nodes.find((node) => node.id === 'd1')?.history).toBeNull();
  });

  it('says what is still under way', () => {
    const running: Timeline = {
      ...timeline,
      deliveries: [{ ...timeline.deliveries[0]!, state: 'retrying', decidedAt: null }],
    };
    const delivery = buildProcess({ ...subject, stage: 'distributing' }, running, []).nodes.find(
      (node) => node.id === 'd1',
    );
    expect(delivery).toMatchObject({ state: 'retrying', endedAt: null, durationMs: null });
  });
});
