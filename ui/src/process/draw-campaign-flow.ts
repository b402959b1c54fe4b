import type { CampaignFlow, FlowLink, FlowStep, FlowStepKind } from '#domain/process/campaign-flow.schema';
import { formatMoney } from '#ui/kit/format-money';
import type { Tone } from '#ui/kit/tone-of';
import { foldCell } from './draw-deliveries';
import type { Cell, ProcessDrawing, DrawingContext, Link, DrawnRow } from './drawing';

/** Accounts side by side up to this many; of more, the rest is folded. */
const MOST_BESIDE = 6;
const TONES: Partial<Record<FlowStepKind, Tone>> = {
  qc: 'wait',
  rejected: 'bad',
  status: 'bad',
  hold: 'wait',
  close: 'ok',
  returns: 'idle',
  ping: 'live',
  auction: 'live',
  account: 'idle',
};

/** A campaign's lead flow: steps below each other, where refused leads go to the right, accounts side by side below what asks them. */
export function drawCampaignFlow(flow: CampaignFlow, context: DrawingContext): ProcessDrawing {
  const rows: DrawnRow[] = [];
  const folded = new Map<string, string>();
  for (const [index, step] of flow.steps.entries()) {
    if (isBeside(step)) {
      if (flow.steps[index - 1]?.kind === step.kind) continue;
      rows.push(
        besideRow(
          flow.steps.filter((each) => each.kind === step.kind),
          context,
          folded,
        ),
      );
    } else
      rows.push({
        id: `row-${step.id}`,
        at: '',
        moment: '',
        layout: isAside(step) ? 'aside' : 'single',
        cells: [cellOf(step, context)],
      });
  }
  const links = throughAccounts(flow).map(({ from, to, turn }): Link => ({
    from: folded.get(from) ?? from,
    to: folded.get(to) ?? to,
    taken: turn === 'next' || turn === 'sold',
    good: false,
    ...sideOf(turn),
  }));
  return {
    rows,
    links: links.filter(
      (link, index) => links.findIndex((each) => each.from === link.from && each.to === link.to) === index,
    ),
  };
}

const SIDES: Partial<Record<FlowLink['turn'], NonNullable<Link['side']>>> = {
  refused: 'down',
  released: 'down',
  grade: 'across',
};
const sideOf = (turn: FlowLink['turn']): Pick<Link, 'side'> => (SIDES[turn] ? { side: SIDES[turn] } : {});

/** What is asked or offered side by side stands in the way: it goes on from those, not past them. */
function throughAccounts({ steps, links }: CampaignFlow): readonly FlowLink[] {
  return links.flatMap((link) => {
    const beside =
      link.turn === 'next' || link.turn === 'sold'
        ? links.filter((each) => each.from === link.from && each.turn === 'beside')
        : [];
    return beside.length === 0
      ? [link]
      : beside.map((each): FlowLink => ({
          from: each.to,
          to: link.to,
          turn: steps.find((step) => step.id === each.to)?.kind === 'ping' ? 'beside' : link.turn,
        }));
  });
}

const isAside = ({ kind, facts }: FlowStep): boolean => kind === 'rejected' || (kind === 'qc' && facts['all'] !== true);

const isBeside = ({ kind }: FlowStep): boolean => kind === 'ping' || kind === 'account';

function besideRow(steps: readonly FlowStep[], context: DrawingContext, folded: Map<string, string>): DrawnRow {
  const foldId = `${steps[0]!.kind}/more`;
  const shown = steps.length <= MOST_BESIDE || context.unfolded.has(foldId) ? steps : steps.slice(0, MOST_BESIDE - 1);
  const hidden = steps.slice(shown.length);
  for (const step of hidden) folded.set(step.id, foldId);
  const more = hidden.length === 0 ? [] : [foldCell(foldId, context.say('flow.folded'), context, hidden.length)];
  return {
    id: `row-${foldId}`,
    at: '',
    moment: '',
    layout: 'parallel',
    cells: [...shown.map((step) => cellOf(step, context)), ...more],
  };
}

function cellOf(step: FlowStep, context: DrawingContext): Cell {
  const { say } = context;
  return {
    id: step.id,
    kind: 'step',
    opens: { nodeId: step.id },
    tone: TONES[step.kind] ?? 'ok',
    title: step.label?.split(', ')[0] ?? say(`flow.title.${step.kind}`),
    text: textOf(step, context),
    took: '',
    state: say(`flow.kind.${step.facts['refuses'] === true ? 'check' : 'step'}`),
    live: false,
  };
}

const number = (value: unknown): number => (typeof value === 'number' ? value : 0);

function textOf({ kind, facts, label }: FlowStep, { say, currency }: DrawingContext): string {
  switch (kind) {
    case 'receive':
      return say(`flow.text.${facts['processing'] === 'synchronous' ? 'synchronous' : 'queued'}`, {
        ms: number(facts['answerWithinMs']),
      });
    case 'status':
      return say('flow.text.status', { status: facts['status'] });
    case 'fields':
      return say('flow.text.fields', { fields: number(facts['fields']), required: number(facts['required']) });
    case 'duplicates':
      return say(`flow.text.duplicates-${String(facts['route'])}`, { days: number(facts['days']) });
    case 'criteria':
      return say('flow.text.criteria', {}, number(facts['rules']));
    case 'limits':
      return ['hour', 'day', 'week', 'month']
        .filter((window) => window in facts)
        .map((window) => say(`flow.text.limit-${window}`, { most: number(facts[window]) }))
        .join(', ');
    case 'grading':
      return gradesText(facts['grades'], say);
    case 'qc':
      return say(
        `flow.text.qc-${facts['all'] === true ? 'all' : facts['byGrade'] === true ? (facts['byReject'] === true ? 'grade-reject' : 'grade') : 'reject'}`,
      );
    case 'plan':
      return say('flow.text.plan', { open: number(facts['open']), accounts: number(facts['accounts']) });
    case 'auction':
      return say('flow.text.auction', {}, number(facts['asked']));
    case 'ping':
      return accountName(label) || say('flow.text.ping');
    case 'deliver':
      return say(
        'flow.text.deliver',
        { strategy: say(`flow.strategy.${String(facts['strategy'])}`) },
        number(facts['most']),
      );
    case 'account':
      return [formatMoney(number(facts['price']), currency), accountName(label)]
        .filter((part) => part !== '')
        .join(', ');
    case 'returns':
      return say('flow.text.returns', {}, number(facts['days']));
    case 'hold':
    case 'close':
    case 'rejected':
      return say(`flow.text.${kind}`);
  }
}

/** `Summit Mortgage, Refinance` is the account Refinance; one that is called like its buyer needs no second name. */
function accountName(label: string | null): string {
  const [company = '', ...rest] = (label ?? '').split(', ');
  return rest.join(', ') === company ? '' : rest.join(', ');
}

/** `A, B, C to the buyers; F to quality control`. */
function gradesText(grades: unknown, say: DrawingContext['say']): string {
  const list = Array.isArray(grades) ? (grades as { grade: string; action: string }[]) : [];
  const byAction = new Map<string, string[]>();
  for (const { grade, action } of list) byAction.set(action, [...(byAction.get(action) ?? []), grade]);
  return [...byAction]
    .map(([action, letters]) => say(`flow.grade.${action}`, { grades: letters.join(', ') }))
    .join('; ');
}
