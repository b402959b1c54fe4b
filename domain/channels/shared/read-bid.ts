import type { Bid, BidReading, Reply } from '../channel';
import { judgeAnswer, type Answered } from './judge-answer';
import { readSilence } from './read-reply';
import { readPrice, readReference, readRefusalMessage } from './read-values';
import type { ResponseSettings } from './response.schema';

type Trace = (line: string) => void;

function readAnswer(settings: ResponseSettings, reply: Answered, trace: Trace): Bid {
  const judgement = judgeAnswer(settings, reply, trace);
  if (judgement.verdict === 'none')
    return { kind: 'failed', code: judgement.failure.code, message: judgement.failure.message };
  if (judgement.verdict === 'no') {
    const message = readRefusalMessage(settings.refusalMessage, judgement.answer, trace) ?? judgement.message;
    return { kind: 'no-bid', code: judgement.code, message };
  }
  const price = readPrice(settings.price, judgement.answer, trace);
  if (!price) return { kind: 'no-bid', code: 'no-price', message: 'The answer names no price above zero.' };
  const reference = readReference(settings.reference, judgement.answer, trace);
  return { kind: 'bid', price, ...(reference === undefined ? {} : { reference }) };
}

/** What a buyer's answer to a ping means: only a readable yes with a price above zero is a bid. A silent buyer does not bid. */
export function readBid(settings: ResponseSettings, reply: Reply): BidReading {
  const trace: string[] = [];
  const tell: Trace = (line) => trace.push(line);
  const silent = reply.kind === 'answered' ? undefined : readSilence(reply, tell);
  const bid: Bid = silent
    ? { kind: 'failed', code: silent.code, message: silent.message }
    : readAnswer(settings, reply as Answered, tell);
  trace.push(`Outcome: ${bid.kind}${'code' in bid ? ` (${bid.code})` : ''}`);
  return { bid, trace };
}
