import { checkExpression } from '../expressions/check-expression';
import { compilePattern } from '../expressions/compile-pattern';
import { tooManyExpressions } from '../expressions/too-many-expressions';
import type { Reason } from '../kernel/reason';
import { canBeJudged } from './can-be-judged';
import { checkTwice, checkVocabulary } from './check-vocabulary';
import type { FieldSettings, LeadTypeDocument } from './lead-type.schema';
import { readField } from './read-field';
import { fieldTypeOf } from './registry';

type Problem = Pick<Reason, 'code' | 'message'>;

const FORBIDDEN_NAMES: ReadonlySet<string> = new Set(['constructor', 'prototype']);
const DEEPEST = 10;

/**
 * What is wrong with a lead type that its schema cannot see: names, ties and reasons given twice, settings the kind needs,
 * expressions and patterns that do not compile, defaults and bounds that do not read. `field` is the path, e.g.
 * `Drivers.Incidents`; [] = sound.
 */
export function checkLeadTypeDocument(document: LeadTypeDocument): Reason[] {
  return [
    ...checkFields(document.fields, ''),
    ...tooManyExpressions('A lead type', expressionsOf(document.fields), { field: 'fields' }),
    ...checkSystemTies(document.fields),
    ...checkTwice(document.returnReasons, 'returnReasons', 'return-reason-twice', 'return reason'),
    ...checkVocabulary(document),
  ];
}

const expressionsOf = (fields: readonly FieldSettings[]): readonly string[] =>
  fields.flatMap(({ expression, fields: entries = [] }) => [
    ...(expression === undefined || expression === '' ? [] : [expression]),
    ...expressionsOf(entries),
  ]);

function checkFields(fields: readonly FieldSettings[], prefix: string): Reason[] {
  if (prefix.split('.').length > DEEPEST) {
    return [
      { code: 'nested-too-deeply', message: `Sub-fields nest at most ${DEEPEST} levels.`, field: prefix.slice(0, -1) },
    ];
  }
  const seen = new Set<string>();
  return fields.flatMap((settings) => {
    const { name } = settings;
    const problems = seen.has(name.toLowerCase()) ? [nameTwice(name)] : [];
    seen.add(name.toLowerCase());
    const field = `${prefix}${name}`;
    const own = [...problems, ...checkField(settings, prefix !== '')].map((problem) => ({ ...problem, field }));
    return [...own, ...checkFields(settings.fields ?? [], `${field}.`)];
  });
}

function nameTwice(name: string): Problem {
  return { code: 'field-name-twice', message: `Two fields are named ${name}; upper and lower case do not differ.` };
}

function checkField(settings: FieldSettings, nested: boolean): readonly Problem[] {
  const type = fieldTypeOf(settings.kind);
  const problems: Problem[] = [
    ...(type.check?.(settings) ?? []),
    ...checkCompiled(settings),
    ...checkBounds(settings),
    ...checkLengths(settings),
  ];
  const add = (code: string, message: string) => problems.push({ code, message });
  if (FORBIDDEN_NAMES.has(settings.name.toLowerCase()))
    add('forbidden-field-name', `A field cannot be named ${settings.name}.`);
  if (nested && settings.systemField)
    add('system-field-nested', 'Only fields of the lead itself can be system fields.');
  if (settings.fields && type.valueType !== 'group') add('fields-not-allowed', `${type.label} cannot hold sub-fields.`);
  if (settings.aiValidation?.enabled && !canBeJudged(type))
    add('ai-validation-not-possible', `${type.label} has no value of its own that could be judged.`);
  if (problems.length === 0 && hasBadDefault(settings)) add('default-invalid', 'The default value would be refused.');
  return problems;
}

function checkCompiled({ expression, rule }: FieldSettings): readonly Problem[] {
  const problems: Problem[] = [];
  const wrong = expression === undefined || expression.trim() === '' ? null : checkExpression(expression);
  if (wrong !== null) problems.push({ code: 'expression-invalid', message: wrong });
  const pattern = rule?.pattern === undefined ? undefined : compilePattern(rule.pattern);
  if (pattern?.ok === false) problems.push({ code: 'pattern-invalid', message: pattern.message });
  return problems;
}

/** A default goes the same way as a sent value and must come out without reasons. */
function hasBadDefault(settings: FieldSettings): boolean {
  const { kind, default: fallback } = settings;
  return (
    fallback !== undefined && readField(fallback, settings, fieldTypeOf(kind), { delimiter: ',' }).reasons.length > 0
  );
}

function checkBounds({ kind, rule = {} }: FieldSettings): readonly Problem[] {
  const type = fieldTypeOf(kind);
  const problems: Problem[] = [];
  // A bound must be comparable with a value the kind is known to read.
  const sample = type.examples.accepted[0]?.value ?? null;
  for (const bound of [rule.minimum, rule.maximum]) {
    if (bound === undefined || type.compare?.(sample, bound) !== undefined) continue;
    problems.push({ code: 'bound-invalid', message: `${type.label} cannot be compared with ${bound}.` });
  }
  return problems;
}

/** Lengths must leave some value, and a longest length must be one that the kind does not cut off before. */
function checkLengths({
  kind,
  systemField,
  rule: { minLength = 0, maxLength } = {},
}: FieldSettings): readonly Problem[] {
  const type = fieldTypeOf(kind);
  const most = type.longest?.({ systemField }) ?? Infinity;
  if (minLength > Math.min(most, maxLength ?? Infinity)) {
    return [
      {
        code: 'rule-impossible',
        message:
          maxLength !== undefined && minLength > maxLength
            ? 'The shortest length is above the longest.'
            : `${type.label} has at most ${most} characters here; the shortest length is above that.`,
      },
    ];
  }
  if (maxLength === undefined || maxLength <= most) return [];
  const place = systemField === undefined ? '' : ' as this system field';
  return [
    {
      code: 'rule-without-effect',
      message: `${type.label} has at most ${most} characters${place}: a longest length of ${maxLength} has no effect. Write ${most} or less.`,
    },
  ];
}

function checkSystemTies(fields: readonly FieldSettings[]): Reason[] {
  const tied = new Set<string>();
  return fields.flatMap(({ name, systemField }) => {
    if (systemField === undefined) return [];
    const twice = tied.has(systemField);
    tied.add(systemField);
    const message = `Two fields are tied to the system field ${systemField}.`;
    return twice ? [{ code: 'system-field-twice', message, field: name }] : [];
  });
}
