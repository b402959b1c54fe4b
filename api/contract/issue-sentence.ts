import type { z } from 'zod';

type Issue = z.core.$ZodRawIssue;
type Found<C extends Issue['code']> = Extract<Issue, { readonly code: C }>;

/** A list of choices longer than this is looked up elsewhere. */
const CHOICES_SAID = 20;

const KINDS: Readonly<Record<string, string>> = {
  string: 'Write a text.',
  number: 'Write a number.',
  int: 'Write a whole number.',
  boolean: 'Write true or false.',
  array: 'Write a list.',
  object: 'Write an object with named members.',
  record: 'Write an object with named members.',
  null: 'Leave this empty.',
};
const FORMATS: Readonly<Record<string, string>> = {
  email: 'Write an email address such as name@example.com.',
  url: 'Write an address such as https://example.com.',
  uuid: 'Choose one: this is not an id.',
  datetime: 'Write a moment such as 2026-01-31T12:00:00Z.',
  date: 'Write a day such as 2026-01-31.',
  time: 'Write a time of day such as 14:30.',
  json_string: 'Write JSON.',
};
const FORM = 'This is not written the way it has to be.';

/** What a schema found wrong, as a sentence that says what to write. Only for checks without words of their own: those stay. */
export function issueSentence(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return ofType(issue);
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return tooBig(issue);
    case 'invalid_format':
      return ofFormat(issue);
    case 'invalid_value':
      return choose(issue.values);
    case 'unrecognized_keys':
      return 'This field is not known.';
    case 'not_multiple_of':
      return `Write a multiple of ${issue.divisor}.`;
    case 'invalid_union':
      return Array.isArray(issue.options) ? choose(issue.options) : 'This fits none of the forms it may have.';
    case 'invalid_key':
      return 'This name cannot be used here.';
    case 'invalid_element':
      return 'One of these cannot be used here.';
    default:
      return 'This cannot be used here.';
  }
}

function ofType({ expected, input, inst }: Found<'invalid_type'>): string {
  const missing = input === undefined || input === null;
  if (expected === 'string' && missing) return isId(inst) ? 'Choose one.' : 'Write something.';
  return KINDS[expected] ?? (missing ? 'This is missing.' : 'This is of the wrong kind.');
}

function isId(schema: Issue['inst']): boolean {
  const form: object | undefined = schema?._zod.def;
  return form !== undefined && 'format' in form && form.format === 'uuid';
}

function tooSmall({ origin, minimum, inclusive, exact }: Found<'too_small'>): string {
  const least = figure(minimum);
  if (isNumber(origin)) return inclusive ? `Write a number of ${least} or more.` : `Write a number above ${least}.`;
  if (origin === 'string' && exact) return `Write exactly ${characters(minimum)}.`;
  if (origin === 'string') return minimum === 1 ? 'Write something.' : `Write at least ${characters(minimum)}.`;
  if (exact) return `There must be exactly ${least} of these.`;
  return minimum === 1 ? 'Add at least one.' : `Add at least ${least}.`;
}

function tooBig({ origin, maximum, inclusive, exact }: Found<'too_big'>): string {
  const most = figure(maximum);
  if (isNumber(origin)) return inclusive ? `Write a number of ${most} or less.` : `Write a number below ${most}.`;
  if (origin === 'string') return `Write ${exact ? 'exactly' : 'at most'} ${characters(maximum)}.`;
  return exact ? `There must be exactly ${most} of these.` : `There may be at most ${most} of these.`;
}

function ofFormat(issue: Found<'invalid_format'>): string {
  const { format } = issue;
  if (format === 'starts_with') return `Begin with ${String(issue['prefix'])}.`;
  if (format === 'ends_with') return `End with ${String(issue['suffix'])}.`;
  if (format === 'includes') return `This must hold ${String(issue['includes'])}.`;
  return FORMATS[format] ?? FORM;
}

function choose(values: readonly unknown[]): string {
  if (values.length === 1) return `Only ${String(values[0])} can be used here.`;
  return values.length > CHOICES_SAID
    ? 'Choose one of the values that are known here.'
    : `Choose one of ${values.map(String).join(', ')}.`;
}

const isNumber = (origin: string): boolean => ['number', 'int', 'bigint'].includes(origin);
const figure = (count: number | bigint): string => count.toLocaleString('en-US');
const characters = (count: number | bigint): string =>
  `${figure(count)} ${Number(count) === 1 ? 'character' : 'characters'}`;
