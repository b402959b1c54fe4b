import type { ExpressionResult } from '../../expressions/evaluate-expression';
import type { Json } from '../../kernel/json';
import { isMembers } from '../../kernel/members';
import type { OutsideAnswer } from '../judgements.schema';

const LONGEST_NOTE = 200;
const WORDS: ReadonlySet<unknown> = new Set<OutsideAnswer['result']>(['passed', 'failed', 'unknown']);

/**
 * What an expression made of a provider's answer. 'passed', 'failed' and 'unknown' are meant as they stand; true is passed, false
 * failed, nothing unknown; an object says it in `result` and may add a `note`. Anything else is not understood, never taken for a failure.
 */
export function readResult(read: ExpressionResult): Omit<OutsideAnswer, 'check'> {
  if (!read.ok) return { result: 'unknown', code: 'reading-failed' };
  const { value } = read;
  if (!isMembers<Json>(value)) return resultOf(value);
  const note = value['note'];
  const text =
    typeof note === 'string'
      ? note
          .trim()
          .slice(0, LONGEST_NOTE)
          .replace(/\p{Surrogate}$/u, '')
      : '';
  return { ...resultOf(value['result']), ...(text === '' ? {} : { note: text }) };
}

function resultOf(value: unknown): Omit<OutsideAnswer, 'check'> {
  if (value === true) return { result: 'passed' };
  if (value === false) return { result: 'failed' };
  if (value === undefined || value === null || value === 'unknown')
    return { result: 'unknown', code: 'unknown-to-provider' };
  return WORDS.has(value)
    ? { result: value as OutsideAnswer['result'] }
    : { result: 'unknown', code: 'answer-not-understood' };
}
