import { formatMinor, parseMinor } from '../../kernel/money';
import { search } from './answer-rules';
import type { Answer } from './parse-answer';
import type { AnswerSearch } from './response.schema';

/** More than a million a lead is a mistake, not a price. */
const HIGHEST_PRICE = 100_000_000;
const LONGEST_URL = 2000;
const LONGEST_REFERENCE = 500;
const LONGEST_MESSAGE = 500;

type Trace = (line: string) => void;
type Found<Value> = { readonly value: Value; readonly told: string } | { readonly problem: string };
type Read<Value> = (wanted: AnswerSearch | undefined, answer: Answer, trace: Trace) => Value | undefined;

/** One search: nothing when not configured or not found; what is found but unusable is dropped with a line that says so. */
function reader<Value>(name: string, read: (text: string) => Found<Value>): Read<Value> {
  return (wanted, answer, trace) => {
    if (!wanted) return undefined;
    const text = search(wanted, answer);
    if (text === undefined) {
      trace(`${name}: not found`);
      return undefined;
    }
    const result = read(text);
    trace(`${name}: ${'problem' in result ? result.problem : result.told}`);
    return 'problem' in result ? undefined : result.value;
  };
}

/** Minor units. `12.3456789` counts to four decimals; negative amounts and more than 1,000,000.00 are not prices. */
export const readPrice: Read<number> = reader<number>('Price', (text) => {
  const value = parseMinor(text.replace(/(\.\d{4})\d+$/, '$1'));
  if (value === undefined) return { problem: 'not an amount, ignored' };
  if (value < 0 || value > HIGHEST_PRICE) return { problem: 'negative or beyond 1,000,000.00, ignored' };
  return { value, told: formatMinor(value) };
});

/** Only http and https: the consumer's browser is sent there. */
export const readRedirectUrl: Read<string> = reader<string>('Redirect address', (text) => {
  if (text.length > LONGEST_URL) return { problem: `longer than ${LONGEST_URL} characters, ignored` };
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:')
    return { problem: 'not an http or https address, ignored' };
  return { value: url.href, told: url.href };
});

export const readReference: Read<string> = reader<string>('Reference', (text) =>
  text.length > LONGEST_REFERENCE || /\p{Cc}/u.test(text)
    ? { problem: `longer than ${LONGEST_REFERENCE} characters or with control characters, ignored` }
    : { value: text, told: text },
);

export const readRefusalMessage: Read<string> = reader<string>('Refusal message', (text) => {
  const value = text.slice(0, LONGEST_MESSAGE);
  return { value, told: value };
});
