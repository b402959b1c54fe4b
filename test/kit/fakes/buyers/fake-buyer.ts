import type { IncomingHttpHeaders } from 'node:http';
import type { BuyerBehaviour, BuyerLogEntry } from './behaviour';
import type { BuyerLog } from './buyer-log';
import { checkLogin, issueToken, type LoginState } from './check-login';
import {
  decidePing,
  decidePost,
  decideRepeat,
  emptyMemory,
  isFinal,
  remember,
  type Ask,
  type Decision,
} from './decide';
import { readFields } from './read-fields';
import { writeAnswer } from './write-answer';

export interface BuyerRequest {
  readonly method: string;
  /** Path and query as sent. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}
export interface BuyerAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly delayMs: number;
  /** How the answer is lost, if it is. */
  readonly lost: 'silence' | 'reset' | undefined;
}
export interface FakeBuyer {
  behave(behaviour: BuyerBehaviour): void;
  ask(kind: 'post' | 'ping', request: BuyerRequest): BuyerAnswer;
  token(request: BuyerRequest): BuyerAnswer;
}

/** One buyer: decides, writes its log, then answers. A lead it already decided about gets the same answer again, unless it repeats in another way. */
export function createFakeBuyer(name: string, initial: BuyerBehaviour, log: BuyerLog): FakeBuyer {
  let behaviour = initial;
  const memory = emptyMemory();
  const logins: LoginState = { nonces: new Set(), tokens: new Set() };
  for (const entry of log.entries) if (entry.buyer === name) remember(memory, entry);

  function book(kind: 'post' | 'ping', ask: Ask, decision: Decision, first: boolean, lost: boolean): BuyerLogEntry {
    const entry: BuyerLogEntry = {
      at: new Date().toISOString(),
      buyer: name,
      kind,
      webhookId: ask.webhookId,
      leadId: ask.fields.get('lead_id') ?? null,
      verdict: decision.verdict,
      status: decision.status,
      reason: decision.reason ?? null,
      price: decision.price ?? null,
      reference: decision.reference ?? null,
      first,
      lost,
      duplicateValue: behaviour.duplicatesBy === undefined ? null : (ask.fields.get(behaviour.duplicatesBy) ?? null),
      token: ask.fields.get('ping_id') ?? null,
    };
    log.append(entry);
    remember(memory, entry);
    return entry;
  }

  function askFor(kind: 'post' | 'ping', request: BuyerRequest): Ask {
    const webhookId = String(request.headers['webhook-id'] ?? '');
    const key = `${kind}/${webhookId}`;
    const place = memory.places.get(key) ?? memory.seen[kind] + 1;
    const fields = readFields(
      new URL(request.target, 'http://buyer'),
      request.headers['content-type'] ?? '',
      request.body,
    );
    return { webhookId, fields, place, attempt: (memory.tries.get(key) ?? 0) + 1 };
  }

  return {
    behave: (next) => {
      behaviour = next;
    },
    token: (request) => {
      const { status, body } = issueToken(behaviour.login ?? { type: 'none' }, logins, request.headers, request.body);
      return {
        status,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        delayMs: 0,
        lost: undefined,
      };
    },
    ask(kind, request) {
      const challenge = checkLogin(
        behaviour.login ?? { type: 'none' },
        logins,
        request.method,
        request.target,
        request.headers,
      );
      if (challenge !== undefined) return unauthorised(challenge);
      const ask = askFor(kind, request);
      const earlier = memory.decided.get(`${kind}/${ask.webhookId}`);
      const decision = earlier
        ? decideRepeat(behaviour, fromEntry(earlier), ask)
        : (kind === 'post' ? decidePost : decidePing)(behaviour, ask, memory);
      const first = earlier === undefined && isFinal(decision.verdict);
      const lose = behaviour.loseAnswer;
      const lost =
        lose && first && decision.verdict === 'accepted' && ask.place % lose.every === 0 ? lose.how : undefined;
      const entry = book(kind, ask, decision, first, lost !== undefined);
      const { type, body } = writeAnswer(behaviour, entry);
      return {
        status: decision.status,
        headers: { 'content-type': type },
        body,
        delayMs: behaviour.delayMs ?? 0,
        lost,
      };
    },
  };
}

function unauthorised(challenge: string): BuyerAnswer {
  return { status: 401, headers: { 'www-authenticate': challenge }, body: 'who are you?', delayMs: 0, lost: undefined };
}

function fromEntry(entry: BuyerLogEntry): Decision {
  return {
    verdict: entry.verdict,
    status: entry.status,
    ...(entry.reason !== null && { reason: entry.reason }),
    ...(entry.price !== null && { price: entry.price }),
    ...(entry.reference !== null && { reference: entry.reference }),
  };
}
