import type { ProcessAttempt, ProcessDocument, ProcessNode } from '#domain/process/process-document';
import type { DrawingContext } from '../../../../ui/src/process/drawing';
import { words as flow } from '../../../../ui/src/words/flow';
import { words as process } from '../../../../ui/src/words/process';

export const START = Date.UTC(2026, 2, 2, 10, 45);

type Words = { readonly [key: string]: string | Words };
const lookUp = (key: string): string | undefined =>
  key
    .split('.')
    .reduce<string | Words | undefined>((at, part) => (typeof at === 'object' ? at[part] : undefined), {
      ...process,
      ...flow,
    } as Words) as string | undefined;

/** The catalogue as the screens use it; a key without a word stays a key, so that a test sees it. */
function say(key: string, named: Readonly<Record<string, unknown>> = {}, count?: number): string {
  const forms = (lookUp(key) ?? key).split('|');
  const form = count !== undefined && count !== 1 && forms.length > 1 ? forms[1]! : forms[0]!;
  return form.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(name === 'count' ? count : named[name]));
}

export const context = (more: Partial<DrawingContext> = {}): DrawingContext => ({
  say,
  currency: 'USD',
  now: START + 60_000,
  moment: (at) => new Date(at).toISOString(),
  unfolded: new Set(),
  ...more,
});

export function step(id: string, kind: ProcessNode['kind'], at: number, more: Partial<ProcessNode> = {}): ProcessNode {
  const node = {
    id,
    kind,
    label: kind,
    state: 'done' as const,
    startedAt: START + at,
    endedAt: START + at + 5,
    durationMs: 5,
    detail: {},
    attempts: [],
    history: null,
    ...more,
  };
  return { ...node, durationMs: node.endedAt === null ? null : node.endedAt - node.startedAt };
}

export const ping = (account: string, bidMinor: number | null, more: Partial<ProcessNode> = {}): ProcessNode =>
  step(`ping-${account}`, 'ping', 50, {
    label: `${account}, ${account} account`,
    state: bidMinor === null ? 'refused' : 'done',
    detail: { accountId: account, planNumber: 1, bidMinor, result: bidMinor === null ? 'no-bid' : 'bid' },
    ...more,
  });

export const delivery = (account: string, at: number, more: Partial<ProcessNode> = {}): ProcessNode =>
  step(`delivery-${account}`, 'delivery', at, {
    label: `${account}, ${account} account`,
    ...more,
    detail: {
      accountId: account,
      planNumber: 1,
      priceMinor: 4200,
      currency: 'USD',
      result: 'accepted',
      ...more.detail,
    },
  });

export const attempt = (
  number: number,
  at: number,
  took: number | null,
  state: string,
  status = 200,
): ProcessAttempt => ({
  number,
  state,
  startedAt: START + at,
  endedAt: took === null ? null : START + at + took,
  request: null,
  response: { status },
  reading: null,
});

export const lead = (nodes: readonly ProcessNode[], more: Partial<ProcessDocument> = {}): ProcessDocument => ({
  v: 1,
  leadId: 'lead',
  stage: 'closed',
  outcome: 'sold',
  receivedAt: START,
  closedAt: START + 10_000,
  nodes: [step('receive', 'receive', 0), ...nodes],
  edges: [],
  runs: [],
  ...more,
});

export const PLANNED = [
  step('intake', 'intake', 10),
  step('plan', 'plan', 30, { detail: { number: 1, candidates: 2, refused: 3 } }),
];
export const AUCTION = step('auction', 'auction', 48, {
  detail: { planNumber: 1, asked: 2, bids: 2, bestMinor: 4200 },
});
