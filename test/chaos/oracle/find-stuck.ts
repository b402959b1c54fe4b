import { finding, groupBy, type BookedDelivery, type BookedLead, type Evidence, type Finding } from './evidence';

const OPEN = new Set(['reserved', 'sending', 'retrying']);

/** Whatever does not come to an end by itself: leads, deliveries and their places, actions, posts without an answer, workflows. */
export function findStuck(evidence: Evidence): readonly Finding[] {
  const { leads, deliveries, posts, pendingActions, running } = evidence;
  const deliveriesOf = groupBy(deliveries, ({ leadId }) => leadId);
  const needsWorkflow = new Set(
    leads.filter(({ stage }) => !['closed', 'unresolved'].includes(stage)).map(({ id }) => id),
  );
  return [
    ...leads.flatMap((lead) => stuckLead(lead, deliveriesOf.get(lead.id) ?? [], evidence.left)),
    ...deliveries
      .filter(({ state }) => OPEN.has(state))
      .map(({ leadId, id, state }) => finding(leadId, `has a place reserved by delivery ${id}, which is ${state}`)),
    ...posts.filter(({ status }) => status === 0).map(({ key }) => finding(key, 'was never answered')),
    ...pendingActions.map((leadId) => finding(leadId, 'has an action that was neither done nor refused')),
    ...[...running]
      .filter((id) => !needsWorkflow.has(id))
      .map((id) => finding(id, 'is at an end, but its workflow runs')),
    ...[...needsWorkflow]
      .filter((id) => !running.has(id))
      .map((id) => finding(id, 'is not at an end, and no workflow runs for it')),
  ];
}

function stuckLead(
  { id, stage, verdict, actions }: BookedLead,
  deliveries: readonly BookedDelivery[],
  left: ReadonlySet<string>,
): Finding[] {
  switch (stage) {
    case 'closed':
      return [];
    case 'qc':
      return left.has(id) ? [] : [finding(id, `is in quality control, verdict ${verdict}`)];
    case 'unresolved':
      return deliveries.some((each) => each.state === 'unknown' && each.unanswered)
        ? []
        : [finding(id, 'is unresolved though every attempt was answered')];
    default:
      return [
        finding(
          id,
          `is still ${stage}; deliveries: ${list(deliveries.map(({ state }) => state))}; actions: ${list(actions)}`,
        ),
      ];
  }
}

const list = (words: readonly string[]): string => words.join(', ') || 'none';
