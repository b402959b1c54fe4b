import type { ProcessDocument } from '#domain/process/process-document';

/** What a lead will do next, while nothing of it is under way on the timeline: the word of that step, or null when it rests. */
export function nextStep(document: ProcessDocument): 'intake' | 'plan' | 'auction' | 'delivery' | 'close' | null {
  if (document.stage === 'closed' || document.stage === 'unresolved' || document.stage === 'qc') return null;
  if (document.nodes.some((node) => node.endedAt === null)) return null;
  const last = document.nodes.findLast(
    (node) => node.kind !== 'ping' && node.kind !== 'alternate' && node.kind !== 'return',
  );
  switch (last?.kind) {
    case 'receive':
    case 'verify':
      return 'intake';
    case 'plan':
      return afterPlan(last.detail);
    case 'auction':
      return last.detail['bids'] === 0 ? 'close' : 'delivery';
    case 'delivery':
      return last.state === 'done' ? 'close' : 'delivery';
    case 'close':
      return null;
    case 'intake':
    case 'grading':
    case 'qc':
    case 'action':
    case 'ping':
    case 'alternate':
    case 'return':
    case undefined:
      return 'plan';
  }
}

function afterPlan(detail: ProcessDocument['nodes'][number]['detail']): 'auction' | 'delivery' | 'close' {
  const order = Array.isArray(detail['order']) ? (detail['order'] as { ping?: boolean }[]) : [];
  if (order.some((candidate) => candidate.ping === true)) return 'auction';
  return detail['candidates'] === 0 ? 'close' : 'delivery';
}
