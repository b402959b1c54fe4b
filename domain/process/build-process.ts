import type { Json } from '../kernel/json';
import { isMembers, type Members } from '../kernel/members';
import type { HistoryDigest, HistoryStep } from './history-digest';
import type {
  ProcessDocument,
  ProcessEdge,
  ProcessNode,
  ProcessNodeKind,
  ProcessState,
  StepHistory,
} from './process-document';
import type { ProcessSubject, Timeline } from './timeline';

/** Which activity did the work of a timeline step; the n-th step of a kind belongs to the n-th such activity. */
const ACTIVITY_OF: Partial<Record<ProcessNodeKind, string>> = {
  intake: 'openLead',
  verify: 'verifyFields',
  plan: 'planLead',
  auction: 'runAuction',
  action: 'performAction',
  close: 'closeLead',
  delivery: 'deliverLead',
  alternate: 'deliverAlternate',
};
const DELIVERY_STATES: Record<string, ProcessState> = {
  reserved: 'running',
  sending: 'running',
  retrying: 'retrying',
  unknown: 'unknown',
  accepted: 'done',
  tested: 'done',
  refused: 'refused',
  failed: 'failed',
  released: 'failed',
  returned: 'returned',
};

/**
 * Merges what was booked with what the workflow's history says into one graph: steps top to bottom in time, the pings of an auction
 * side by side, the deliveries of a plan below it. Without histories (their retention has passed) the booked part is complete by itself.
 */
export function buildProcess(
  subject: ProcessSubject,
  timeline: Timeline,
  histories: readonly HistoryDigest[],
): ProcessDocument {
  const nodes = attachHistory(
    [
      receiveNode(subject),
      ...stepNodes(timeline),
      ...pingNodes(timeline),
      ...deliveryNodes(timeline),
      ...returnNodes(timeline),
    ],
    histories,
  ).sort((a, b) => a.startedAt - b.startedAt || RANK[a.kind] - RANK[b.kind] || (a.id < b.id ? -1 : 1));
  return {
    v: 1,
    leadId: subject.leadId,
    stage: subject.stage,
    outcome: subject.outcome,
    receivedAt: subject.receivedAt,
    closedAt: subject.closedAt,
    nodes,
    edges: connect(nodes),
    runs: histories.map(({ runId, status, startedAt, closedAt, events }) => ({
      runId,
      status,
      startedAt,
      closedAt,
      events,
    })),
  };
}

const RANK: Record<ProcessNodeKind, number> = {
  receive: 0,
  verify: 1,
  intake: 2,
  grading: 3,
  qc: 4,
  action: 5,
  plan: 6,
  auction: 7,
  ping: 8,
  delivery: 9,
  alternate: 10,
  return: 11,
  close: 12,
};

function node(
  part: Omit<ProcessNode, 'durationMs' | 'attempts' | 'history'> & Partial<Pick<ProcessNode, 'attempts'>>,
): ProcessNode {
  return {
    attempts: [],
    history: null,
    ...part,
    durationMs: part.endedAt === null ? null : part.endedAt - part.startedAt,
  };
}

const receiveNode = (subject: ProcessSubject): ProcessNode =>
  node({
    id: 'receive',
    kind: 'receive',
    label: 'Received',
    state: 'done',
    startedAt: subject.receivedAt,
    endedAt: subject.receivedAt,
    detail: {},
  });

function stepNodes(timeline: Timeline): ProcessNode[] {
  return timeline.steps.map((step) => {
    const detail = asObject(step.detail);
    const plan = step.node === 'plan' ? timeline.plans.find((row) => row.number === detail['number']) : undefined;
    return node({
      id: step.id,
      kind: step.node as ProcessNodeKind,
      label: step.label,
      state: step.state as ProcessState,
      startedAt: step.startedAt,
      endedAt: step.endedAt,
      detail: plan ? { ...detail, order: plan.candidates as Json, refusals: plan.refusals as Json } : detail,
    });
  });
}

function pingNodes(timeline: Timeline): ProcessNode[] {
  return timeline.pings.map((ping) =>
    node({
      id: ping.id,
      kind: 'ping',
      label: `${ping.buyerCompany}, ${ping.accountName}`,
      state: ping.state === 'bid' ? 'done' : ping.state === 'no-bid' ? 'refused' : 'failed',
      startedAt: ping.startedAt,
      endedAt: ping.endedAt,
      detail: { accountId: ping.accountId, planNumber: ping.planNumber, bidMinor: ping.bidMinor, result: ping.state },
      attempts: [
        {
          number: 1,
          state: ping.state,
          startedAt: ping.startedAt,
          endedAt: ping.endedAt,
          request: ping.request,
          response: ping.response,
          reading: ping.reading,
        },
      ],
    }),
  );
}

function deliveryNodes(timeline: Timeline): ProcessNode[] {
  return timeline.deliveries.map((delivery) =>
    node({
      id: delivery.id,
      kind: 'delivery',
      label: `${delivery.buyerCompany}, ${delivery.accountName}`,
      state: DELIVERY_STATES[delivery.state] ?? 'unknown',
      startedAt: delivery.reservedAt,
      endedAt: delivery.decidedAt,
      detail: {
        accountId: delivery.accountId,
        planNumber: delivery.planNumber,
        origin: delivery.origin,
        exclusive: delivery.exclusive,
        priceMinor: delivery.priceMinor,
        currency: delivery.currency,
        reference: delivery.reference,
        reason: delivery.reason as Json,
        result: delivery.state,
      },
      attempts: timeline.attempts
        .filter((attempt) => attempt.deliveryId === delivery.id)
        .map(({ deliveryId: _, ...attempt }) => attempt),
    }),
  );
}

function returnNodes(timeline: Timeline): ProcessNode[] {
  return timeline.returns.map((row) =>
    node({
      id: row.id,
      kind: 'return',
      label: 'Return',
      state: row.state === 'requested' ? 'waiting' : row.state === 'denied' ? 'refused' : 'returned',
      startedAt: row.requestedAt,
      endedAt: row.decidedAt,
      detail: { deliveryId: row.deliveryId, reason: row.reasonCode, decision: row.state },
    }),
  );
}

const asObject = (value: Json): Members<Json> => (isMembers<Json>(value) ? value : {});

/**
 * Gives each booked step the history of the activity that did it; deliveries are matched by account, the others by their order. A step
 * that another's activity did along with its own (`by` in its detail) shows that activity's history too.
 */
function attachHistory(nodes: readonly ProcessNode[], histories: readonly HistoryDigest[]): ProcessNode[] {
  const all = histories.flatMap((history) => [...history.steps]);
  const left = [...all];
  return nodes.map((each) => {
    const { by } = each.detail;
    if (by !== undefined) {
      const shared = all.findLast(
        (step) => step.activityType === by && (step.accountId === null || step.accountId === each.detail['accountId']),
      );
      return shared ? { ...each, history: toHistory(shared) } : each;
    }
    const activity = ACTIVITY_OF[each.kind];
    const index = left.findIndex(
      (step) =>
        step.activityType === activity && (step.accountId === null || step.accountId === each.detail['accountId']),
    );
    if (activity === undefined || index < 0) return each;
    const [step] = left.splice(index, 1);
    return { ...each, history: toHistory(step!) };
  });
}

const toHistory = ({ accountId: _, ...step }: HistoryStep): StepHistory => step;

/** Draws the arrows: pings hang on their auction, deliveries on what chose them (auction, else plan), returns on their delivery, the rest on what came before. */
function connect(nodes: readonly ProcessNode[]): ProcessEdge[] {
  const edges: ProcessEdge[] = [];
  let spine = 'receive';
  const chooser = new Map<Json | undefined, string>();
  for (const each of nodes) {
    const planNumber = each.detail[each.kind === 'plan' ? 'number' : 'planNumber'];
    if (each.kind === 'receive') continue;
    if (each.kind === 'ping' || each.kind === 'delivery')
      edges.push({ from: chooser.get(planNumber) ?? spine, to: each.id });
    else if (each.kind === 'return' || each.kind === 'alternate')
      edges.push({ from: String(each.detail['deliveryId']), to: each.id });
    else {
      edges.push({ from: spine, to: each.id });
      spine = each.id;
      if (each.kind === 'plan' || each.kind === 'auction') chooser.set(planNumber, each.id);
    }
  }
  return edges;
}
