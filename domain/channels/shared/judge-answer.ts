import type { AttemptOutcome, Reply } from '../channel';
import { fulfils, tellRule } from './answer-rules';
import { parseBody, type Answer } from './parse-answer';
import type { AnswerRule, ResponseSettings } from './response.schema';
import { retryAfterMs } from './retry-after';

export type Answered = Extract<Reply, { kind: 'answered' }>;
export type Failure = Extract<AttemptOutcome, { kind: 'failed' | 'unknown' }>;

/** An answer after the rules: yes, no (with why), or not an answer one can go by. */
export type Judgement =
  | { readonly verdict: 'yes'; readonly answer: Answer }
  | {
      readonly verdict: 'no';
      readonly answer: Answer;
      readonly code: string;
      readonly message: string;
      readonly duplicate?: true;
      readonly notReceived?: true;
    }
  | { readonly verdict: 'none'; readonly failure: Failure };

type Trace = (line: string) => void;

/** The request was not taken up: it may be sent again. */
const NOT_TAKEN_UP = new Set([408, 425, 429]);
/** Answers of a form that took what was posted and shows another page. */
const SEE_OTHER = new Set([302, 303]);
const isGood = (status: number): boolean => status >= 200 && status <= 299;

const final = (code: string, message: string): Failure => ({ kind: 'failed', code, message, retryable: false });

/** What a status alone decides; undefined lets the body decide. A success rule on statuses counts first. */
function judgeStatus(reply: Answered, settings: ResponseSettings): Failure | undefined {
  const { status } = reply;
  const wait = retryAfterMs(reply.headers);
  const code = `status-${status}`;
  const later = wait === undefined ? {} : { retryAfterMs: wait };
  if (settings.retryOnStatuses.includes(status) || NOT_TAKEN_UP.has(status)) {
    const message = `The buyer's system answered ${status}; it can be asked again.`;
    return { kind: 'failed', code, message, retryable: true, ...later };
  }
  // The whole lead was sent: what broke may have broken after it was taken.
  if (status >= 500 && status <= 599) {
    const message = `The buyer's system answered ${status}; whether it took the lead before, the answer does not say.`;
    return { kind: 'unknown', code, message, ...later };
  }
  if (SEE_OTHER.has(status)) {
    const message = `The buyer's system answered ${status}, as forms do that took what was posted; redirects are not followed.`;
    return { kind: 'unknown', code, message };
  }
  if (status >= 300 && status <= 399) {
    return final(
      'redirected',
      `The buyer's system answered ${status} with another address; redirects are not followed.`,
    );
  }
  if (status >= 200 && status <= 499) return undefined;
  return final('unexpected-status', `The buyer's system answered with status ${status}.`);
}

function applies(rule: AnswerRule | undefined, name: string, answer: Answer, trace: Trace): boolean {
  if (!rule) return false;
  const held = fulfils(rule, answer);
  trace(`${name}: ${tellRule(rule)}: ${held ? 'yes' : 'no'}`);
  return held;
}

/** A path rule on an answer that is neither JSON nor XML cannot be decided; the buyer did not say yes, so it is a no. */
const isUnreadable = (rule: AnswerRule | undefined, answer: Answer): boolean =>
  rule?.type === 'path-equals' && answer.tree === undefined;

function refusal(settings: ResponseSettings, answer: Answer): { code: string; message: string } {
  if (answer.status === 401 || answer.status === 403) {
    const message = `The buyer's system answered ${answer.status}: it does not accept our credentials.`;
    return { code: 'authentication-refused', message };
  }
  if (isUnreadable(settings.success, answer)) {
    return { code: 'unreadable-answer', message: 'The answer could not be read, so nothing in it accepts the lead.' };
  }
  if (answer.status >= 400)
    return { code: `status-${answer.status}`, message: `The buyer's system answered ${answer.status}.` };
  return { code: 'refused-by-buyer', message: 'The answer does not show that the buyer accepts the lead.' };
}

/** An answer cut before it said yes may have said it later: nobody knows. */
const CUT: Failure = {
  kind: 'unknown',
  code: 'answer-too-long',
  message: 'The answer was cut; what was read of it does not show whether the buyer accepts.',
};

function parse(settings: ResponseSettings, reply: Answered, trace: Trace): Answer {
  const tree = parseBody(settings.format, reply.headers['content-type'] ?? '', reply.body);
  const cut = reply.truncated ? ', cut' : '';
  trace(`Body: ${reply.body.length} characters${cut}, ${tree === undefined ? 'read as text' : 'parsed'}`);
  return { ...reply, tree };
}

const CONFLICT = 409;
const SAYS_DUPLICATE = /\b(?:duplicated?|dupe?|already)\b/i;

/** How buyers say it where nobody wrote a rule: a hint, which counts where an earlier attempt got no answer. */
function saysDuplicate({ status, body }: Answer, trace: Trace): boolean {
  const told = status === CONFLICT || SAYS_DUPLICATE.test(body);
  if (told) trace('No duplicate rule, and the answer sounds like one: 409, “duplicate” or “already”');
  return told;
}

function judgeBody(settings: ResponseSettings, reply: Answered, trace: Trace): Judgement {
  const answer = parse(settings, reply, trace);
  if (applies(settings.success, 'Success rule', answer, trace)) return { verdict: 'yes', answer };
  if (applies(settings.duplicate, 'Duplicate rule', answer, trace)) {
    return { verdict: 'no', answer, code: 'duplicate', message: 'The buyer already has this lead.', duplicate: true };
  }
  const good = isGood(reply.status);
  if (good && settings.success && reply.truncated) return { verdict: 'none', failure: CUT };
  if (!good || settings.success) {
    const surely = applies(settings.notReceived, 'Rule for a lead it never had', answer, trace);
    if (surely) return { verdict: 'no', answer, ...refusal(settings, answer), notReceived: true };
    const told = !settings.duplicate && saysDuplicate(answer, trace);
    return { verdict: 'no', answer, ...refusal(settings, answer), ...(told && { duplicate: true }) };
  }
  trace('No success rule: every 2xx accepts');
  return { verdict: 'yes', answer };
}

/**
 * Judges one answer. 408, 425, 429 and the configured statuses ask for a retry; after any other 5xx, 302 and 303 nobody knows, other
 * redirects fail. Then the success rule decides, then the duplicate rule; without a success rule every 2xx is a yes and every other 4xx
 * a no. A no may say that the buyer has the lead, or that it surely never had it.
 */
export function judgeAnswer(settings: ResponseSettings, reply: Answered, trace: Trace): Judgement {
  trace(`Status ${reply.status}`);
  const named = settings.success?.type === 'status' && settings.success.statuses.includes(reply.status);
  const failure = named && !settings.retryOnStatuses.includes(reply.status) ? undefined : judgeStatus(reply, settings);
  return failure ? { verdict: 'none', failure } : judgeBody(settings, reply, trace);
}
