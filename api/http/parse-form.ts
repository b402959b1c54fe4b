import { refuse } from './invalid-request';

/** URL-encoded pairs in order, strictly decoded: a broken percent sign or invalid UTF-8 is refused, never replaced. Throws InvalidRequest. */
export function parseForm(text: string, mostPairs: number, malformedCode: 'malformed-form' | 'malformed-query' = 'malformed-form'): [string, string][] {
  const pairs: [string, string][] = [];
  for (const part of text.split('&', mostPairs + 2)) {
    if (part === '') continue;
    if (pairs.length >= mostPairs) refuse('too-many-fields', `The request holds more than ${mostPairs} fields.`);
    const equals = part.indexOf('=');
    const name = equals < 0 ? part : part.slice(0, equals);
    pairs.push([decode(name, malformedCode), equals < 0 ? '' : decode(part.slice(equals + 1), malformedCode)]);
  }
  return pairs;
}

function decode(text: string, malformedCode: string): string {
  if (!text.includes('%')) return text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return refuse(malformedCode, 'A percent-encoded character is not valid UTF-8.');
  }
}
