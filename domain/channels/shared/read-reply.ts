import { HOST_NOT_ALLOWED } from '../../access/allows-host';
import type { AttemptOutcome, Reading, Reply } from '../channel';
import { judgeAnswer, type Answered, type Failure, type Judgement } from './judge-answer';
import { readPrice, readRedirectUrl, readReference, readRefusalMessage } from './read-values';
import type { ResponseSettings } from './response.schema';

type Trace = (line: string) => void;

/** A request without an answer: surely not sent is a failure, anything else is unknown and never counts as failed. */
export function readSilence(reply: Exclude<Reply, Answered>, trace: Trace): Failure {
  if (reply.kind === 'not-sent') {
    trace(`Not sent: ${reply.code}`);
    const why = reply.code === HOST_NOT_ALLOWED ? 'its host is not among those that may be sent to' : reply.code;
    const message = `The lead could not be sent (${why}); nothing reached the buyer.`;
    return { kind: 'failed', code: reply.code, message, retryable: reply.retryable };
  }
  trace(`Sent, but no answer: ${reply.code}`);
  return {
    kind: 'unknown',
    code: reply.code,
    message: `The lead was sent, but the answer is missing (${reply.code}).`,
  };
}

function accept(
  settings: ResponseSettings,
  judgement: Extract<Judgement, { verdict: 'yes' }>,
  trace: Trace,
): AttemptOutcome {
  const reference = readReference(settings.reference, judgement.answer, trace);
  const price = readPrice(settings.price, judgement.answer, trace);
  const redirectUrl = readRedirectUrl(settings.redirectUrl, judgement.answer, trace);
  return {
    kind: 'accepted',
    ...(reference === undefined ? {} : { reference }),
    ...(price === undefined ? {} : { price }),
    ...(redirectUrl === undefined ? {} : { redirectUrl }),
  };
}

function readAnswer(settings: ResponseSettings, reply: Answered, trace: Trace): AttemptOutcome {
  const judgement = judgeAnswer(settings, reply, trace);
  if (judgement.verdict === 'none') return judgement.failure;
  if (judgement.verdict === 'yes') return accept(settings, judgement, trace);
  const message = readRefusalMessage(settings.refusalMessage, judgement.answer, trace) ?? judgement.message;
  const { code, duplicate, notReceived } = judgement;
  return { kind: 'refused', code, message, ...(duplicate && { duplicate }), ...(notReceived && { notReceived }) };
}

/** What a buyer's answer to a lead means, with one trace line per rule used. */
export function readReply(settings: ResponseSettings, reply: Reply): Reading {
  const trace: string[] = [];
  const tell: Trace = (line) => trace.push(line);
  const outcome = reply.kind === 'answered' ? readAnswer(settings, reply, tell) : readSilence(reply, tell);
  trace.push(`Outcome: ${outcome.kind}${'code' in outcome ? ` (${outcome.code})` : ''}`);
  return { outcome, trace };
}
