import { groupBy, type BookedDelivery, type BookedLead, type Evidence, type Finding } from './evidence';

const OPEN = new Set(['reserved', 'sending', 'retrying']);

/** Whatever does not come to an end by itself: leads, deliveries and their places, actions, posts without an answer, workflows. */
export function findStuck(evidence: Evidence): readonly Finding[] {
  const { leads, deliveries, posts, pendingActions, running } = evidence;
  const deliveriesOf = groupBy(deliveries, ({ leadId }) => leadId);
  const needsWorkflow = new Set(leads.filter(({ stage }) => !['closed', 'unresolved'].includes(stage)).map(({ id }) => id));
  return [
    ...leads.flatMap((lead) => stuckLead(lead, deliveriesOf.get(lead.id) ?? [], evidence.left)),
    ...deliveries.filter(({ state }) => OPEN.has(state)).map(({ leadId, id, state }) => ({ about: leadId, sentence: `has a place reserved by delivery ${id}, which is ${state}` })),
    ...posts.filter(({ status }) => status === 0).map(({ key }) => ({ about: key, sentence: 'was never answered' })),
    ...pendingActions.map((leadId) => ({ about: leadId, sentence: 'has an action that was neither done nor refused' })),
    ...[...running].filter((id) => !needsWorkflow.has(id)).map((id) => ({ about: id, sentence: 'is at an end, but its workflow runs' })),
    ...[...needsWorkflow].filter((id) => !running.has(id)).map((id) => ({ about: id, sentence: 'is not at an end, and no workflow runs for it' })),
  ];
}

function stuckLead({ id, stage, verdict, actions }: BookedLead, deliveries: readonly BookedDelivery[], left: ReadonlySet<string>): Finding[] {
  switch (stage) {
    case 'closed':
      return [];
    case 'qc':
      return left.has(id) ? [] : [{ about: id, sentence: `is in quality control, verdict ${verdict}` }];
    case 'unresolved':
      return deliveries.some(({ state, unanswered }) => state === 'unknown' && unanswered) ? [] : [{ about: id, sentence: 'is unresolved though every attempt was answered' }];
    default:
      return [{ about: id, sentence: `is still ${stage}; deliveries: ${list(deliveries.map(({ state }) => state))}; actions: ${list(actions)}` }];
  }
}

const list = (words: readonly string[]): string => words.join(', ') || 'none';
