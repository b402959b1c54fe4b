import type { Json } from '../kernel/json';
import type { ProcessDocument, ProcessNode } from './process-document';

/**
 * A lead's way for somebody who may see only some buyers' accounts: bids, deliveries, copies and returns of the others are gone, plans
 * name only accounts in sight, and what counts the others is left out. The lead's own steps and their times stay.
 */
export function processInSight(document: ProcessDocument, accounts: ReadonlySet<string>): ProcessDocument {
  const inSight = (id: Json | undefined): boolean => typeof id === 'string' && accounts.has(id);
  const deliveries = new Set(
    document.nodes
      .filter((node) => node.kind === 'delivery' && inSight(node.detail['accountId']))
      .map((node) => node.id),
  );
  const nodes = document.nodes.flatMap((node) => keep(node, inSight, deliveries));
  const kept = new Set(nodes.map((node) => node.id));
  return { ...document, nodes, edges: document.edges.filter(({ from, to }) => kept.has(from) && kept.has(to)) };
}

function keep(
  node: ProcessNode,
  inSight: (id: Json | undefined) => boolean,
  deliveries: ReadonlySet<string>,
): ProcessNode[] {
  if (node.kind === 'ping' || node.kind === 'delivery') return inSight(node.detail['accountId']) ? [node] : [];
  if (node.kind === 'alternate' || node.kind === 'return')
    return deliveries.has(String(node.detail['deliveryId'])) ? [node] : [];
  if (node.kind === 'plan') return [{ ...node, detail: planInSight(node.detail, inSight) }];
  if (node.kind === 'auction') return [{ ...node, detail: { planNumber: node.detail['planNumber'] ?? null } }];
  return [node];
}

function planInSight(
  { number = null, origin, order, refusals }: ProcessNode['detail'],
  inSight: (id: Json | undefined) => boolean,
): ProcessNode['detail'] {
  const of = (list: Json | undefined): Json[] =>
    Array.isArray(list) ? list.filter((entry) => inSight((entry as { accountId?: Json } | null)?.accountId)) : [];
  const [seen, refused] = [of(order), of(refusals)];
  return {
    number,
    ...(origin === undefined ? {} : { origin }),
    order: seen,
    refusals: refused,
    candidates: seen.length,
    refused: refused.length,
  };
}
