import { createHash } from 'node:crypto';
import type { BuyerBehaviour, BuyerLogEntry, BuyerVerdict } from './behaviour';

/** What a buyer remembers; rebuilt from its log after a restart. */
export interface BuyerMemory {
  /** First decision of every lead, by `webhook-id`. */
  readonly decided: Map<string, BuyerLogEntry>;
  readonly tries: Map<string, number>;
  /** Order in which leads were first seen, from 1. */
  readonly places: Map<string, number>;
  readonly seen: { post: number; ping: number };
  readonly duplicates: Set<string>;
  readonly tokens: Map<string, { readonly price: number; used: boolean }>;
  accepted: number;
}
export const emptyMemory = (): BuyerMemory => ({
  decided: new Map(),
  tries: new Map(),
  places: new Map(),
  seen: { post: 0, ping: 0 },
  duplicates: new Set(),
  tokens: new Map(),
  accepted: 0,
});

export interface Ask {
  readonly webhookId: string;
  readonly fields: ReadonlyMap<string, string>;
  /** Which lead this is for the buyer, from 1. */
  readonly place: number;
  /** Which try of the lead this is, from 1. */
  readonly attempt: number;
}
export interface Decision {
  readonly verdict: BuyerVerdict;
  readonly status: number;
  readonly reason?: string;
  readonly price?: number;
  readonly reference?: string;
}
type Rule = (behaviour: BuyerBehaviour, ask: Ask, memory: BuyerMemory) => Decision | undefined;

const hits = (place: number, every: number): boolean => every > 0 && place % every === 0;
const share = (text: string): number => createHash('sha256').update(text).digest().readUInt32BE(0) / 2 ** 32;
const ownNumber = (webhookId: string): string => createHash('sha256').update(webhookId).digest('hex').slice(0, 12);
const refused = (reason: string, status = 200): Decision => ({ verdict: 'refused', status, reason });

const failFirst: Rule = ({ failFirst: fail }, ask) =>
  fail && hits(ask.place, fail.every) && ask.attempt <= fail.times
    ? { verdict: 'failed', status: fail.status, reason: 'told to fail' }
    : undefined;
const flaky: Rule = ({ flakyPercent = 0 }, ask) =>
  share(`${ask.webhookId}/${ask.attempt}`) * 100 < flakyPercent
    ? { verdict: 'failed', status: 503, reason: 'flaky' }
    : undefined;
const withoutToken: Rule = ({ bids }, ask, memory) => {
  if (!bids) return undefined;
  const bid = memory.tokens.get(ask.fields.get('ping_id') ?? '');
  return !bid || bid.used ? refused(bid ? 'token already used' : 'unknown token', 422) : undefined;
};
const duplicate: Rule = ({ duplicatesBy }, ask, memory) =>
  duplicatesBy !== undefined && memory.duplicates.has(ask.fields.get(duplicatesBy) ?? '')
    ? { verdict: 'duplicate', status: 200, reason: 'we have this lead' }
    : undefined;
const full: Rule = ({ capacity = Infinity }, _ask, memory) =>
  memory.accepted >= capacity ? refused('capacity reached') : undefined;
const refuse: Rule = ({ refuse: rule }, ask) =>
  rule && hits(ask.place, rule.every) ? refused(rule.reason) : undefined;
const accept: Rule = (behaviour, ask, memory) => {
  const price = memory.tokens.get(ask.fields.get('ping_id') ?? '')?.price ?? behaviour.confirmsPrice;
  return {
    verdict: 'accepted',
    status: 200,
    reference: ownNumber(ask.webhookId),
    ...(price !== undefined && { price }),
  };
};

/** In the order a buyer's system would check; the first rule with an answer decides. */
const POST_RULES: readonly Rule[] = [failFirst, flaky, withoutToken, duplicate, full, refuse, accept];

export function decidePost(behaviour: BuyerBehaviour, ask: Ask, memory: BuyerMemory): Decision {
  for (const rule of POST_RULES) {
    const decision = rule(behaviour, ask, memory);
    if (decision) return decision;
  }
  throw new Error('no rule decided');
}

/** The answer to a lead that was decided before. Only what was accepted is repeated in another way. */
export function decideRepeat({ repeats = 'same' }: BuyerBehaviour, before: Decision, ask: Ask): Decision {
  if (before.verdict !== 'accepted') return before;
  switch (repeats) {
    case 'same':
      return before;
    case 'conflict':
      return { verdict: 'duplicate', status: 409, reason: 'conflict' };
    case 'refusal':
      return refused('not interested');
    case 'again':
      return { ...before, reference: ownNumber(`${ask.webhookId}/${ask.attempt}`) };
  }
}

/** A bid between the two prices that depends on the ping's id alone, or none. */
export function decidePing(behaviour: BuyerBehaviour, ask: Ask, memory: BuyerMemory): Decision {
  const failed = failFirst(behaviour, ask, memory) ?? flaky(behaviour, ask, memory);
  if (failed) return failed;
  const { bids } = behaviour;
  if (!bids || hits(ask.place, bids.noBidEvery ?? 0))
    return { verdict: 'no-bid', status: 200, reason: 'not interested' };
  const price = Math.round(bids.from + share(ask.webhookId) * (bids.to - bids.from));
  return { verdict: 'bid', status: 200, price, reference: `bid-${ownNumber(ask.webhookId)}` };
}

/** Only these end a lead's story at a buyer: the same lead again gets the same answer. */
export const isFinal = (verdict: BuyerVerdict): boolean =>
  ['accepted', 'refused', 'duplicate', 'bid', 'no-bid'].includes(verdict);

/** Takes over what a logged decision changed; used live and when a log is read again. */
export function remember(memory: BuyerMemory, entry: BuyerLogEntry): void {
  const key = `${entry.kind}/${entry.webhookId}`;
  memory.tries.set(key, (memory.tries.get(key) ?? 0) + 1);
  if (!memory.places.has(key)) memory.places.set(key, (memory.seen[entry.kind] += 1));
  if (!entry.first || !isFinal(entry.verdict)) return;
  memory.decided.set(key, entry);
  if (entry.verdict === 'bid' && entry.reference !== null)
    memory.tokens.set(entry.reference, { price: entry.price ?? 0, used: false });
  if (entry.verdict !== 'accepted') return;
  memory.accepted += 1;
  if (entry.duplicateValue !== null) memory.duplicates.add(entry.duplicateValue);
  const bid = memory.tokens.get(entry.token ?? '');
  if (bid) bid.used = true;
}
