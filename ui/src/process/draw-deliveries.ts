import type { ProcessNode } from '#domain/process/process-document';
import { formatDuration } from '#ui/kit/format-duration';
import { attemptText, attemptTone } from './attempt-words';
import type { Cell, DrawingContext, Link } from './drawing';
import { foldMiddle } from './fold';
import { nodeWords } from './node-words';

/** Retries up to this many stand side by side; of more, the middle is folded. */
const MOST_ATTEMPTS = 5;

export interface DrawnDelivery {
  readonly cells: readonly Cell[];
  readonly links: readonly Link[];
}

export const stepCell = (node: ProcessNode, context: DrawingContext, more: Partial<Cell> = {}): Cell => ({
  id: node.id,
  kind: 'step',
  opens: { nodeId: node.id },
  ...nodeWords(node, context),
  ...more,
});

export const foldCell = (id: string, text: string, context: DrawingContext, hidden: number): Cell => ({
  id,
  kind: 'fold',
  tone: 'idle',
  title: context.say('process.fold.more', {}, hidden),
  text,
  took: '',
  state: context.say('process.fold.open'),
  live: false,
});

/** A delivery of one attempt is one box; one that was tried again shows each try, later ones to the right, with the waits between them. */
export function drawDelivery(node: ProcessNode, context: DrawingContext): DrawnDelivery {
  if (node.attempts.length < 2 && !dueAgain(node, context.now)) return { cells: [stepCell(node, context)], links: [] };
  const foldId = `${node.id}/more`;
  const folded = foldMiddle(node.attempts, context.unfolded.has(foldId) ? Infinity : MOST_ATTEMPTS, 2, 2);
  const shown = (attempts: readonly ProcessNode['attempts'][number][]): Cell[] =>
    attempts.map((attempt) => attemptCell(node, attempt.number, context));
  const hidden =
    folded.hidden.length === 0
      ? []
      : [foldCell(foldId, context.say('process.fold.attempts'), context, folded.hidden.length)];
  const cells = [...shown(folded.head), ...hidden, ...shown(folded.tail), ...dueCell(node, context)];
  return {
    cells,
    links: cells
      .slice(1)
      .map((cell, index) => retryLink(node, cells[index]!, cell, cell === cells.at(-1) && node.state === 'done')),
  };
}

/** Where a way comes out of a delivery: its last attempt. */
export const exitOf = (drawn: DrawnDelivery): string => drawn.cells.at(-1)!.id;

function attemptCell(node: ProcessNode, number: number, context: DrawingContext): Cell {
  const [attempt, next] = [
    node.attempts.find((each) => each.number === number)!,
    node.attempts.find((each) => each.number === number + 1),
  ];
  const isLast = node.attempts.at(-1) === attempt;
  const words = nodeWords(node, context);
  const company = node.label.split(', ')[0]!;
  const result = isLast
    ? words.text
    : `${company}: ${attemptText(attempt, context.say)}${
        next && attempt.endedAt !== null
          ? context.say('process.attempt.retryIn', {
              wait: formatDuration(Math.max(0, next.startedAt - attempt.endedAt)),
            })
          : ''
      }`;
  return {
    id: `${node.id}/${number}`,
    kind: 'step',
    opens: { nodeId: node.id, attempt: number },
    tone: isLast && node.state === 'done' ? 'ok' : attemptTone(attempt),
    title: context.say('process.attempt.title', { number }),
    text: result,
    took: formatDuration((attempt.endedAt ?? context.now) - attempt.startedAt),
    state: context.say(`process.states.${attempt.state}`),
    live: attempt.endedAt === null,
  };
}

const dueAt = (node: ProcessNode): number | null =>
  node.endedAt === null ? (node.history?.nextAttemptAt ?? null) : null;
const dueAgain = (node: ProcessNode, now: number): boolean => node.attempts.length > 0 && (dueAt(node) ?? 0) > now;

/** The try that is still to come, with how long is left. */
function dueCell(node: ProcessNode, context: DrawingContext): Cell[] {
  if (!dueAgain(node, context.now)) return [];
  const wait = formatDuration(dueAt(node)! - context.now);
  return [
    {
      id: `${node.id}/next`,
      kind: 'next',
      opens: { nodeId: node.id },
      tone: 'wait',
      title: context.say('process.attempt.title', { number: node.attempts.length + 1 }),
      text: context.say('process.attempt.due', { wait }),
      took: '',
      state: context.say('process.states.waiting'),
      live: true,
    },
  ];
}

function retryLink(node: ProcessNode, from: Cell, to: Cell, good: boolean): Link {
  const [before, after] = [from, to].map((cell) =>
    node.attempts.find((attempt) => attempt.number === cell.opens?.attempt),
  );
  const waited = before?.endedAt != null && after ? after.startedAt - before.endedAt : 0;
  return {
    from: from.id,
    to: to.id,
    taken: to.kind !== 'next',
    good,
    ...(waited >= 1000 ? { wait: formatDuration(waited) } : {}),
  };
}
