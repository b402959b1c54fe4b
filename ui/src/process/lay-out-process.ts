import type { ProcessDocument, ProcessNode } from '#domain/process/process-document';
import { formatDuration } from '#ui/kit/format-duration';
import { drawDelivery, exitOf, foldCell, stepCell } from './draw-deliveries';
import type { Cell, ProcessDrawing, DrawingContext, Link, DrawnRow } from './drawing';
import { groupSteps } from './group-steps';
import { nextStep } from './next-step';

/** Up to this many bids stand side by side unasked. */
const MOST_BIDS = 6;
const SHOWN_BIDS = 5;
/** A pause this long between two steps is a wait worth showing. */
const SHORTEST_WAIT_MS = 2000;

/** A lead's way from top to bottom in time: steps below each other, the bids of an auction side by side, retries to the right. */
export function layOutProcess(document: ProcessDocument, context: DrawingContext): ProcessDrawing {
  const pen = new Pen(document, context);
  for (const group of groupSteps(document.nodes, context.unfolded)) {
    if (group.kind === 'step') pen.step(group.nodes[0]!);
    else if (group.kind === 'bids') pen.bids(group.nodes);
    else if (group.kind === 'folded') pen.folded(group.id, group.nodes);
    else pen.deliveries(group.nodes);
  }
  pen.next(nextStep(document));
  return { rows: pen.rows, links: pen.links };
}

/** Draws row after row; knows where the way stands. */
class Pen {
  readonly rows: DrawnRow[] = [];
  readonly links: Link[] = [];
  /** Boxes the next row is reached from. */
  private exits: readonly string[] = [];
  private until: number;
  private readonly sold: boolean;
  private readonly bidOf = new Map<unknown, string>();

  constructor(
    private readonly document: ProcessDocument,
    private readonly context: DrawingContext,
  ) {
    this.until = document.receivedAt;
    this.sold = document.nodes.some((node) => node.kind === 'delivery' && node.state === 'done');
  }

  step(node: ProcessNode): void {
    if (node.kind === 'alternate') return this.beside(node);
    this.row(node, 'single', [stepCell(node, this.context)]);
    this.arrive([node.id], node.startedAt);
    this.leave([node.id], [node]);
  }

  /** The best bids first; the others are folded into one box that opens. */
  bids(nodes: readonly ProcessNode[]): void {
    const chosen = new Set(
      this.document.nodes
        .filter((node) => node.kind === 'delivery' && node.detail['planNumber'] === nodes[0]!.detail['planNumber'])
        .map((node) => node.detail['accountId']),
    );
    const ranked = [...nodes].sort((a, b) => rank(b, chosen) - rank(a, chosen) || (a.id < b.id ? -1 : 1));
    const foldId = `${nodes[0]!.id}/more`;
    const shown =
      ranked.length <= MOST_BIDS || this.context.unfolded.has(foldId) ? ranked : ranked.slice(0, SHOWN_BIDS);
    const cells = shown.map((node) =>
      stepCell(
        node,
        this.context,
        node.state === 'done' && !chosen.has(node.detail['accountId']) ? { tone: 'idle' } : {},
      ),
    );
    const hidden = ranked.slice(shown.length);
    const more = hidden.length === 0 ? [] : [foldCell(foldId, this.bidSummary(hidden), this.context, hidden.length)];
    this.row(nodes[0]!, 'parallel', [...cells, ...more]);
    const auction = this.exits;
    for (const node of shown) {
      const taken = chosen.has(node.detail['accountId']);
      this.links.push(
        ...auction.map((from) => ({ from, to: node.id, taken, good: this.soldTo(node.detail['accountId']) })),
      );
      if (taken) this.bidOf.set(node.detail['accountId'], node.id);
    }
    for (const cell of more)
      this.links.push(...auction.map((from) => ({ from, to: cell.id, taken: false, good: false })));
    this.leave(auction, nodes);
  }

  /** Deliveries that ran at the same time stand side by side; the next one after a refusal below it. */
  deliveries(nodes: readonly ProcessNode[]): void {
    const drawn = nodes.map((node) => ({ node, ...drawDelivery(node, this.context) }));
    const retried = drawn.some(({ cells }) => cells.length > 1);
    this.row(
      nodes[0]!,
      retried ? 'retries' : nodes.length > 1 ? 'parallel' : 'single',
      drawn.flatMap(({ cells }) => cells),
    );
    const before = this.exits;
    const wait = this.waitUntil(nodes[0]!.startedAt);
    for (const { node, cells, links } of drawn) {
      const bid = this.bidOf.get(node.detail['accountId']);
      const from = bid !== undefined && before.every((id) => !this.isDelivery(id)) ? [bid] : before;
      this.links.push(
        ...from.map((id) => ({ from: id, to: cells[0]!.id, taken: true, good: node.state === 'done', ...wait })),
        ...links,
      );
    }
    const accepted = drawn.filter(({ node }) => node.state === 'done');
    this.leave((accepted.length > 0 ? accepted : drawn).map(exitOf), nodes);
  }

  /** A long row of refusals, as one box that opens. */
  folded(id: string, nodes: readonly ProcessNode[]): void {
    this.row(
      nodes[0]!,
      'single',
      [foldCell(id, this.context.say('process.fold.refused'), this.context, nodes.length)],
      id,
    );
    this.arrive([id], nodes[0]!.startedAt);
    this.leave([id], nodes);
  }

  next(step: ReturnType<typeof nextStep>): void {
    if (step === null) return;
    const { say } = this.context;
    const cell: Cell = {
      id: 'next',
      kind: 'next',
      tone: 'live',
      title: say(`process.next.${step}`),
      text: '',
      took: formatDuration(Math.max(0, this.context.now - this.until)),
      state: say('process.states.running'),
      live: true,
    };
    this.rows.push({ id: 'next', at: '', moment: '', layout: 'single', cells: [cell] });
    this.links.push(...this.exits.map((from) => ({ from, to: 'next', taken: false, good: false })));
  }

  /** The second message of a sale hangs on its delivery and leads nowhere. */
  private beside(node: ProcessNode): void {
    this.row(node, 'aside', [stepCell(node, this.context)]);
    const delivery = this.document.nodes.find((each) => each.id === node.detail['deliveryId']);
    if (delivery)
      this.links.push({ from: exitOf(drawDelivery(delivery, this.context)), to: node.id, taken: true, good: false });
  }

  private arrive(to: readonly string[], at: number): void {
    const wait = this.waitUntil(at);
    this.links.push(
      ...this.exits.flatMap((from) =>
        to.map((id) => ({
          from,
          to: id,
          taken: true,
          good: this.sold && at <= (this.document.closedAt ?? Infinity),
          ...wait,
        })),
      ),
    );
  }

  private leave(exits: readonly string[], nodes: readonly ProcessNode[]): void {
    this.exits = exits;
    this.until = Math.max(this.until, ...nodes.map((node) => node.endedAt ?? node.startedAt));
  }

  private row(first: ProcessNode, layout: DrawnRow['layout'], cells: readonly Cell[], id = first.id): void {
    const at = formatDuration(Math.max(0, first.startedAt - this.document.receivedAt));
    this.rows.push({
      id: `row-${id}`,
      at: this.rows.length === 0 ? at : `+${at}`,
      moment: this.context.moment(first.startedAt),
      layout,
      cells,
    });
  }

  private waitUntil(at: number): { wait?: string } {
    return at - this.until >= SHORTEST_WAIT_MS ? { wait: formatDuration(at - this.until) } : {};
  }

  private isDelivery(id: string): boolean {
    const nodeId = id.split('/')[0];
    return this.document.nodes.some((node) => node.id === nodeId && node.kind === 'delivery');
  }

  private soldTo(accountId: unknown): boolean {
    return this.document.nodes.some(
      (each) => each.kind === 'delivery' && each.state === 'done' && each.detail['accountId'] === accountId,
    );
  }

  private bidSummary(nodes: readonly ProcessNode[]): string {
    const of = (state: ProcessNode['state']): number => nodes.filter((node) => node.state === state).length;
    const parts = [
      ['bids', of('done')],
      ['noBids', of('refused')],
      ['silent', of('failed')],
    ] as const;
    return parts
      .filter(([, count]) => count > 0)
      .map(([key, count]) => this.context.say(`process.fold.${key}`, {}, count))
      .join(', ');
  }
}

const ORDER: Partial<Record<ProcessNode['state'], number>> = { done: 2, refused: 1 };

/** Those that were delivered to first, then by bid, then who did not bid, then who failed. */
function rank(node: ProcessNode, chosen: ReadonlySet<unknown>): number {
  const bid = typeof node.detail['bidMinor'] === 'number' ? node.detail['bidMinor'] : 0;
  return (chosen.has(node.detail['accountId']) ? 1e12 : 0) + (ORDER[node.state] ?? 0) * 1e10 + bid;
}
