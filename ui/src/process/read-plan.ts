import type { ProcessDocument, ProcessNode } from '#domain/process/process-document';

export interface PlannedAccount {
  readonly accountId: string;
  readonly name: string | null;
  readonly price: number | null;
  readonly ping: boolean;
}
export interface RefusalGroup {
  readonly code: string;
  readonly message: string;
  readonly count: number;
}

interface Candidate {
  readonly accountId: string;
  readonly price: number | null;
  readonly ping?: boolean;
}
interface Refusal {
  readonly accountId: string;
  readonly reasons: readonly { readonly code: string; readonly message: string }[];
}

/** A plan's order with the names that later steps tell, and its refusals counted by their first reason, the most frequent first. */
export function readPlan(
  document: ProcessDocument,
  node: ProcessNode,
): { readonly order: readonly PlannedAccount[]; readonly refusals: readonly RefusalGroup[] } {
  const names = new Map(
    document.nodes
      .filter((each) => each.kind === 'ping' || each.kind === 'delivery')
      .map((each) => [each.detail['accountId'], each.label]),
  );
  const order = list<Candidate>(node.detail['order']).map(({ accountId, price, ping }) => ({
    accountId,
    price,
    ping: ping === true,
    name: names.get(accountId) ?? null,
  }));
  const groups = new Map<string, RefusalGroup>();
  for (const {
    reasons: [first],
  } of list<Refusal>(node.detail['refusals'])) {
    if (first)
      groups.set(first.code, {
        code: first.code,
        message: first.message,
        count: (groups.get(first.code)?.count ?? 0) + 1,
      });
  }
  return { order, refusals: [...groups.values()].sort((a, b) => b.count - a.count) };
}

const list = <T>(value: unknown): readonly T[] => (Array.isArray(value) ? (value as T[]) : []);
