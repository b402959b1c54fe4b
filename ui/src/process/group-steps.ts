import type { ProcessNode } from '#domain/process/process-document';

export interface StepGroup {
  readonly kind: 'step' | 'bids' | 'deliveries' | 'folded';
  readonly id: string;
  readonly nodes: readonly ProcessNode[];
}

/** Deliveries below each other up to this many; of more, the refusals in the middle are folded. */
const MOST_ROUNDS = 6;

/** Puts together what is drawn together: the bids of one auction, and deliveries whose times overlap. */
export function groupSteps(nodes: readonly ProcessNode[], unfolded: ReadonlySet<string>): StepGroup[] {
  const groups: { kind: 'step' | 'bids' | 'deliveries'; id: string; nodes: ProcessNode[] }[] = [];
  for (const node of nodes) {
    const last = groups.at(-1);
    const kind = node.kind === 'ping' ? 'bids' : node.kind === 'delivery' ? 'deliveries' : 'step';
    if (last && last.kind === kind && kind !== 'step' && belongs(last.nodes, node)) last.nodes.push(node);
    else groups.push({ kind, id: node.id, nodes: [node] });
  }
  return foldRounds(groups, unfolded);
}

function belongs(group: readonly ProcessNode[], node: ProcessNode): boolean {
  if (node.kind === 'ping') return group[0]!.detail['planNumber'] === node.detail['planNumber'];
  return (
    [...group, node].every((each) => each.attempts.length < 2) &&
    group.every((each) => node.startedAt < (each.endedAt ?? Infinity))
  );
}

/** A run of rounds that only brought refusals keeps its first two and its last. */
function foldRounds(groups: readonly StepGroup[], unfolded: ReadonlySet<string>): StepGroup[] {
  const result: StepGroup[] = [];
  let run: StepGroup[] = [];
  const end = (): void => {
    const id = `${run[2]?.id}/rounds`;
    if (run.length <= MOST_ROUNDS || unfolded.has(id)) result.push(...run);
    else
      result.push(
        ...run.slice(0, 2),
        { kind: 'folded', id, nodes: run.slice(2, -1).flatMap((group) => group.nodes) },
        run.at(-1)!,
      );
    run = [];
  };
  for (const group of groups) {
    if (group.kind === 'deliveries' && group.nodes.every((node) => node.state === 'refused' || node.state === 'failed'))
      run.push(group);
    else {
      end();
      result.push(group);
    }
  }
  end();
  return result;
}
