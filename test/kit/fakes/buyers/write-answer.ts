import { XMLBuilder } from 'fast-xml-parser';
import type { BuyerBehaviour, BuyerLogEntry, BuyerVerdict } from './behaviour';

const builder = new XMLBuilder({});
const WORDS: Readonly<Record<BuyerVerdict, string>> = {
  accepted: 'accepted',
  refused: 'rejected',
  duplicate: 'duplicate',
  failed: 'error',
  bid: 'bid',
  'no-bid': 'no-bid',
};

/** A buyer's answer in its own format: status word, own number (`id`) or `ping_id`, price in decimals, reason, redirect. */
export function writeAnswer(behaviour: BuyerBehaviour, entry: BuyerLogEntry): { type: string; body: string } {
  const values = answerValues(behaviour, entry);
  switch (behaviour.answers ?? 'json') {
    case 'json':
      return { type: 'application/json', body: JSON.stringify(values) };
    case 'xml':
      return { type: 'application/xml', body: `<?xml version="1.0"?>${builder.build({ response: values }) as string}` };
    case 'form':
      return { type: 'application/x-www-form-urlencoded', body: new URLSearchParams(values).toString() };
    case 'text':
      return { type: 'text/plain', body: Object.values(values).join(' | ').toUpperCase() };
  }
}

function answerValues(behaviour: BuyerBehaviour, entry: BuyerLogEntry): Record<string, string> {
  const values: Record<string, string> = { status: WORDS[entry.verdict] };
  if (entry.reference !== null) values[entry.kind === 'ping' ? 'ping_id' : 'id'] = entry.reference;
  if (entry.price !== null) values['price'] = (entry.price / 100).toFixed(2);
  if (entry.reason !== null) values['reason'] = entry.reason;
  if (entry.verdict === 'accepted' && behaviour.redirectUrl)
    values['redirect_url'] = behaviour.redirectUrl.replace('{id}', entry.reference ?? '');
  return values;
}
