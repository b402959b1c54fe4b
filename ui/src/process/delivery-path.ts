import type { ProcessDocument, ProcessNode } from '#domain/process/process-document';

/** Only what concerns one delivery: the plan that chose it, its own bid, itself, its copy and its returns. */
export function deliveryPath(document: ProcessDocument, deliveryId: string): ProcessDocument {
  const delivery = document.nodes.find((node) => node.id === deliveryId);
  if (!delivery) return { ...document, nodes: [], edges: [] };
  const nodes = document.nodes.filter((node) => concerns(node, delivery));
  const kept = new Set(nodes.map((node) => node.id));
  return {
    ...document,
    stage: 'closed',
    nodes,
    edges: document.edges.filter(({ from, to }) => kept.has(from) && kept.has(to)),
  };
}

function concerns(node: ProcessNode, delivery: ProcessNode): boolean {
  const { planNumber, accountId } = delivery.detail;
  switch (node.kind) {
    case 'receive':
      return true;
    case 'plan':
      return node.detail['number'] === planNumber;
    case 'auction':
      return node.detail['planNumber'] === planNumber;
    case 'ping':
      return node.detail['planNumber'] === planNumber && node.detail['accountId'] === accountId;
    case 'delivery':
      return node.id === delivery.id;
    case 'alternate':
    case 'return':
      return node.detail['deliveryId'] === delivery.id;
    case 'verify':
    case 'intake':
    case 'grading':
    case 'qc':
    case 'action':
    case 'close':
      return false;
  }
}
