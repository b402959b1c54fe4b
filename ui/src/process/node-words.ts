import type { ProcessNode } from '#domain/process/process-document';
import { formatDuration } from '#ui/kit/format-duration';
import { formatMoney } from '#ui/kit/format-money';
import type { Tone } from '#ui/kit/tone-of';
import type { DrawingContext } from './drawing';
import { attemptText } from './attempt-words';

export interface NodeWords {
  readonly title: string;
  readonly text: string;
  readonly took: string;
  readonly state: string;
  readonly tone: Tone;
  readonly live: boolean;
}

type Detail = ProcessNode['detail'];
const text = (detail: Detail, name: string): string => (typeof detail[name] === 'string' ? detail[name] : '');
const count = (detail: Detail, name: string): number => (typeof detail[name] === 'number' ? detail[name] : 0);

const TONES: Record<ProcessNode['state'], Tone> = {
  done: 'ok',
  waiting: 'wait',
  running: 'live',
  refused: 'bad',
  failed: 'bad',
  retrying: 'warn',
  unknown: 'warn',
  returned: 'idle',
};

/** What a step's box says: its name, one line of result, how long it took, its state as word and colour. */
export function nodeWords(node: ProcessNode, context: DrawingContext): NodeWords {
  const live = node.endedAt === null;
  return {
    title: titleOf(node, context),
    text: textOf(node, context),
    took: tookOf(node, context.now),
    state: context.say(`process.states.${stateOf(node)}`),
    tone: toneOfNode(node),
    live,
  };
}

function toneOfNode(node: ProcessNode): Tone {
  if (node.kind === 'qc') return node.state === 'refused' ? 'bad' : 'wait';
  if (node.kind === 'close')
    return (
      ({ Sold: 'ok', Tested: 'ok', Rejected: 'bad', Unsold: 'bad', Invalid: 'bad' } as Record<string, Tone>)[
        node.label
      ] ?? (node.state === 'unknown' ? 'warn' : 'idle')
    );
  if (node.kind === 'ping' && node.state === 'refused') return 'idle';
  if (node.kind === 'action' && node.state === 'done') return 'idle';
  return TONES[node.state] ?? 'idle';
}

const stateOf = (node: ProcessNode): string => {
  if (node.kind === 'delivery' && node.state === 'done') return 'accepted';
  if (node.kind === 'ping') return text(node.detail, 'result') || node.state;
  return node.state;
};

/** Steps that are one moment say nothing about their length. */
function tookOf(node: ProcessNode, now: number): string {
  if (node.endedAt !== null && (node.kind === 'receive' || node.kind === 'close' || node.kind === 'return')) return '';
  return formatDuration(Math.max(0, (node.endedAt ?? now) - node.startedAt));
}

const price = (node: ProcessNode, name: string, { currency }: DrawingContext): string =>
  formatMoney(count(node.detail, name), text(node.detail, 'currency') || currency);

function titleOf(node: ProcessNode, context: DrawingContext): string {
  const { say } = context;
  switch (node.kind) {
    case 'intake':
      return say(`process.title.${node.state === 'refused' ? 'rejected' : 'checked'}`);
    case 'grading':
      return say('process.title.graded', { grade: text(node.detail, 'grade') });
    case 'action':
      return say(`process.actions.${node.label}`);
    case 'plan':
      return say(
        `process.title.${text(node.detail, 'origin') === 'force-id' ? 'addressed' : text(node.detail, 'origin') ? 'chosen' : 'planned'}`,
      );
    case 'ping':
      return node.detail['bidMinor'] == null
        ? say(`process.ping.${text(node.detail, 'result') || 'failed'}`)
        : say('process.title.bid', { price: price(node, 'bidMinor', context) });
    case 'delivery':
      return text(node.detail, 'result') === 'accepted' && node.detail['priceMinor'] == null
        ? say('process.close.sold')
        : say(`process.delivery.${text(node.detail, 'result') || 'unknown'}`, {
            price: price(node, 'priceMinor', context),
          });
    case 'return':
      return say(`process.return.${text(node.detail, 'decision') || 'requested'}`);
    case 'close':
      return say(`process.close.${closeWord(node.label)}`);
    case 'verify':
      return text(node.detail, 'provider') || say('process.title.verify');
    case 'receive':
    case 'qc':
    case 'auction':
    case 'alternate':
      return say(`process.title.${node.kind}`);
  }
}

const CLOSINGS: Record<string, string> = {
  Sold: 'sold',
  Tested: 'tested',
  Unsold: 'unsold',
  Rejected: 'rejected',
  Invalid: 'invalid',
  'Quality control': 'qc',
  'Waiting for an answer': 'unresolved',
  'Held for an operator': 'held',
  Erased: 'erased',
  Deleted: 'deleted',
};
const closeWord = (label: string): string => CLOSINGS[label] ?? 'open';

/** What these came to stands in their detail alone; without it, zeroes and `valid` would be made up. */
const TOLD_BY_DETAIL: ReadonlySet<string> = new Set(['verify', 'intake', 'grading', 'plan', 'auction']);

function textOf(node: ProcessNode, context: DrawingContext): string {
  const { say } = context;
  const { detail } = node;
  if (node.kind === 'receive') return say(`process.text.${context.erased ? 'receiveErased' : 'receive'}`);
  if (context.erased && TOLD_BY_DETAIL.has(node.kind) && Object.keys(detail).length === 0) return '';
  switch (node.kind) {
    case 'verify':
      return verifyText(detail, context);
    case 'intake':
      return intakeText(node, context);
    case 'grading':
      return count(detail, 'highest') === 0
        ? ''
        : say('process.text.score', { score: count(detail, 'score'), highest: count(detail, 'highest') });
    case 'qc':
      return say(
        `process.text.${node.endedAt === null ? 'qcWaits' : node.state === 'refused' ? 'qcRefused' : 'qcDone'}`,
      );
    case 'action':
      return say(`process.by.${actorKind(text(detail, 'by'))}`);
    case 'plan':
      return planText(detail, context);
    case 'auction':
      return say(detail['bestMinor'] == null ? 'process.text.bids' : 'process.text.auction', {
        asked: count(detail, 'asked'),
        bids: count(detail, 'bids'),
        best: formatMoney(count(detail, 'bestMinor'), context.currency),
      });
    case 'ping':
      return shortLabel(node.label);
    case 'alternate':
      return say('process.text.alternate');
    case 'delivery':
      return deliveryText(node, context);
    case 'return':
      return text(detail, 'reason').replaceAll('-', ' ');
    case 'close':
      return closeText(node, context);
  }
}

function verifyText(detail: Detail, { say }: DrawingContext): string {
  const size = (name: string): number => (Array.isArray(detail[name]) ? detail[name].length : 0);
  if (text(detail, 'code')) return say('process.text.unverified');
  if (text(detail, 'provider'))
    return say('process.text.judged', { judged: count(detail, 'judged'), checked: size('checked') });
  return size('invalid') > 0
    ? say('process.text.implausible', { invalid: size('invalid'), checked: size('checked') })
    : say('process.text.plausible', {}, size('checked'));
}

function intakeText({ detail }: ProcessNode, { say }: DrawingContext): string {
  const reasons = Array.isArray(detail['reasons']) ? (detail['reasons'] as { message?: string }[]) : [];
  const first = (reasons[0]?.message ?? '').replace(/\.$/, '');
  if (reasons.length > 0)
    return reasons.length === 1 ? first : say('process.text.more', { first, more: reasons.length - 1 });
  return say(`process.text.${detail['duplicateOf'] ? 'duplicate' : 'valid'}`);
}

function planText(detail: Detail, { say }: DrawingContext): string {
  const [eligible, refused] = [count(detail, 'candidates'), count(detail, 'refused')];
  if (text(detail, 'origin')) return say('process.text.chosen', {}, eligible);
  return say(detail['rescanned'] === true ? 'process.text.rescanned' : 'process.text.plan', {
    total: eligible + refused,
    eligible,
  });
}

function deliveryText(node: ProcessNode, context: DrawingContext): string {
  const [company] = node.label.split(', ');
  const reason = node.detail['reason'] as { message?: string } | null | undefined;
  const last = node.attempts.at(-1);
  const said = text(node.detail, 'reference')
    ? context.say('process.text.reference', { reference: text(node.detail, 'reference') })
    : (reason?.message ?? (last ? attemptText(last, context.say) : ''));
  return said === '' ? shortLabel(node.label) : `${company}: ${said}`;
}

/** `Helios, Helios residential` says Helios once. */
function shortLabel(label: string): string {
  const [company = '', account = ''] = label.split(', ');
  return account.startsWith(company) ? account : label;
}

const closeText = (node: ProcessNode, { say }: DrawingContext): string =>
  (
    ({
      sold: say('process.text.closeSold'),
      tested: say('process.text.closeTested'),
      unsold: say('process.text.closeUnsold'),
      rejected: say('process.text.closeRejected'),
    }) as Record<string, string>
  )[closeWord(node.label)] ?? '';

const actorKind = (by: string): string =>
  ['credential', 'user', 'buyer'].find((kind) => by.startsWith(`${kind}:`)) ?? 'system';
