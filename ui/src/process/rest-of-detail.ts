import type { ProcessNode } from '#domain/process/process-document';
import type { Json } from '#domain/kernel/json';

/** What the panel says in words already, by name. */
const SAID = new Set([
  'priceMinor',
  'bidMinor',
  'reference',
  'exclusive',
  'origin',
  'score',
  'highest',
  'grade',
  'by',
  'duplicateOf',
  'reasons',
  'reason',
  'order',
  'refusals',
  'request',
  'response',
  'reading',
  'currency',
  'accountId',
  'actionId',
  'deliveryId',
  'methodId',
  'number',
  'planNumber',
  'result',
  'decision',
  'candidates',
  'refused',
  'asked',
  'bids',
  'bestMinor',
]);

/** The part of a step's details that has no words of its own; null when nothing is left. */
export function restOfDetail(node: ProcessNode): { readonly [key: string]: Json } | null {
  const rest = Object.entries(node.detail).filter(
    ([name, value]) => !SAID.has(name) && value !== null && value !== false && value !== '',
  );
  return rest.length === 0 ? null : Object.fromEntries(rest);
}
