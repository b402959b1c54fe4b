import { compilePattern } from '../../expressions/compile-pattern';
import type { Answer } from './parse-answer';
import { readPath } from './read-path';
import type { AnswerRule, AnswerSearch } from './response.schema';

type Rule<Type extends AnswerRule['type']> = Extract<AnswerRule, { type: Type }>;
type Rules = {
  readonly [Type in AnswerRule['type']]: {
    holds(rule: Rule<Type>, answer: Answer): boolean;
    tell(rule: Rule<Type>): string;
  };
};

const contains = (text: string, part: string): boolean => text.includes(part);
const same = (left: string | undefined, right: string): boolean =>
  left?.trim().toLowerCase() === right.trim().toLowerCase();

const RULES: Rules = {
  text: {
    holds: (rule, answer) =>
      rule.ignoreCase ? contains(answer.body.toLowerCase(), rule.text.toLowerCase()) : contains(answer.body, rule.text),
    tell: (rule) => `body contains "${rule.text}"`,
  },
  regex: {
    holds: (rule, answer) => {
      const pattern = compilePattern(rule.pattern);
      return pattern.ok && pattern.test(answer.body);
    },
    tell: (rule) => `body matches ${rule.pattern}`,
  },
  'path-equals': {
    holds: (rule, answer) => same(readPath(answer.tree, rule.path), rule.equals),
    tell: (rule) => `${rule.path} is "${rule.equals}"`,
  },
  status: {
    holds: (rule, answer) => rule.statuses.includes(answer.status),
    tell: (rule) => `status is one of ${rule.statuses.join(', ')}`,
  },
};

/** Does the answer fulfil the rule? Texts at a path are compared without letter case: `True` is `true`. */
export function fulfils(rule: AnswerRule, answer: Answer): boolean {
  return RULES[rule.type].holds(rule as never, answer);
}

export function tellRule(rule: AnswerRule): string {
  return RULES[rule.type].tell(rule as never);
}

/** The text a search finds, trimmed; undefined when there is none. */
export function search(wanted: AnswerSearch, answer: Answer): string | undefined {
  if (wanted.type === 'path') return readPath(answer.tree, wanted.path)?.trim() || undefined;
  if (wanted.type === 'header') return answer.headers[wanted.name.toLowerCase()]?.trim() || undefined;
  const pattern = compilePattern(wanted.pattern);
  return (pattern.ok ? pattern.capture(answer.body)?.trim() : undefined) || undefined;
}
