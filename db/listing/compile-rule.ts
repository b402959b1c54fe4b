import { BugError } from '#domain/kernel/errors';
import type { Bind } from '../scope/data-scope';
import type { Rule, RuleAge, RuleOperator, RuleScalar } from './filter-tree';
import { sqlText, type ColumnFacts, type ColumnSql } from './list-source';

/** How values of a column are bound and compared. */
interface Comparison {
  readonly by: string;
  readonly isText: boolean;
  /** Compares without regard to case. */
  readonly folds: boolean;
  /** The end of a range is not part of it. */
  readonly openEnd?: true;
  one(value: RuleScalar): string;
  many(values: readonly RuleScalar[]): string;
}

/** One rule as a condition. Of several references it holds when any of them is meant; is-not and none-of when none is. */
export function compileRule(rule: Rule, facts: ColumnFacts, sql: ColumnSql, bind: Bind): string {
  const compared = comparisonOf(facts, sql, bind);
  if (sql.within === undefined) return amongRowsWithValues(rule, sql.only, conditionOf(rule, compared, bind));
  const among = `select 1 from ${sqlText(sql.within)}`;
  switch (rule.is) {
    case 'empty':
      return `not exists (${among})`;
    case 'not-empty':
      return `exists (${among})`;
    case 'is-not':
      return `not exists (${among} and ${conditionOf({ ...rule, is: 'is' }, compared, bind)})`;
    case 'none-of':
      return `not exists (${among} and ${conditionOf({ ...rule, is: 'any-of' }, compared, bind)})`;
    default:
      return `exists (${among} and ${conditionOf(rule, compared, bind)})`;
  }
}

/** What is asked of values is asked of rows that can have one; all others have none, and so are not a certain value either. */
function amongRowsWithValues(rule: Rule, only: string | undefined, condition: string): string {
  if (only === undefined) return condition;
  return HOLDS_OF_NOTHING.has(rule.is) ? `(not ${only} or ${condition})` : `(${only} and ${condition})`;
}

const HOLDS_OF_NOTHING: ReadonlySet<RuleOperator> = new Set(['is-not', 'none-of', 'empty']);

type Compile = (rule: Rule, compared: Comparison, bind: Bind) => string;

const CONDITIONS: Readonly<Record<RuleOperator, Compile>> = {
  is: (rule, { by, one }) => `${by} = ${one(scalar(rule))}`,
  'is-not': (rule, { by, one }) => `${by} is distinct from ${one(scalar(rule))}`,
  'any-of': (rule, { by, many }) => `${by} = any(${many(list(rule))})`,
  'none-of': (rule, { by, many }) => `(${by} is null or ${by} <> all(${many(list(rule))}))`,
  contains: (rule, compared, bind) => like(compared, bind(`%${escapeLike(scalar(rule))}%`)),
  'starts-with': (rule, compared, bind) => like(compared, bind(`${escapeLike(scalar(rule))}%`)),
  'at-least': (rule, { by, one }) => `${by} >= ${one(scalar(rule))}`,
  'at-most': (rule, { by, one }) => `${by} <= ${one(scalar(rule))}`,
  after: (rule, { by, one }) => `${by} >= ${one(scalar(rule))}`,
  before: (rule, { by, one }) => `${by} < ${one(scalar(rule))}`,
  between: (rule, compared) => betweenOf(rule, compared),
  'in-last': (rule, { by }, bind) => `${by} >= now() - ${intervalOf(rule.value as RuleAge, bind)}`,
  empty: (_rule, { by, isText }) => (isText ? `(${by} is null or ${by} = '')` : `${by} is null`),
  'not-empty': (_rule, { by, isText }) => (isText ? `${by} <> ''` : `${by} is not null`),
};

const conditionOf: Compile = (rule, compared, bind) => CONDITIONS[rule.is](rule, compared, bind);
const like = ({ by, folds }: Comparison, pattern: string): string =>
  `${by} like ${folds ? `lower(${pattern}::text)` : `${pattern}::text`}`;

/** Both ends of numbers and days; of moments the first end only, so that neighbouring ranges share nothing. */
function betweenOf(rule: Rule, { by, one, openEnd }: Comparison): string {
  const [from, to] = list(rule);
  if (from === undefined || to === undefined) throw unchecked(rule);
  return `(${by} >= ${one(from)} and ${by} ${openEnd ? '<' : '<='} ${one(to)})`;
}

function comparisonOf(facts: ColumnFacts, sql: ColumnSql, bind: Bind): Comparison {
  const by = sqlText(sql.by ?? sql.show);
  const plain = (type: string): Comparison => ({
    by,
    isText: false,
    folds: false,
    one: (value) => `${bind(value)}::${type}`,
    many: (values) => `${bind([...values])}::${type}[]`,
  });
  switch (facts.kind) {
    case 'text':
      if (sql.exact) return { ...plain('text'), isText: true };
      return {
        by: `lower(${by})`,
        isText: true,
        folds: true,
        one: (value) => `lower(${bind(value)}::text)`,
        // Written out, not unnested: the planner knows how common each value is only when it sees it.
        many: (values) => `array[${values.map((value) => `lower(${bind(value)}::text)`).join(', ')}]`,
      };
    case 'choice':
    case 'day':
      return plain('text');
    case 'id':
      return plain('uuid');
    case 'boolean':
      return plain('boolean');
    case 'moment':
      return { ...plain('timestamptz'), openEnd: true };
    case 'number':
    case 'money':
    case 'duration':
      // A whole number is compared as one, so that an index over whole numbers serves.
      return {
        ...plain('numeric'),
        one: (value) => `${bind(value)}::${Number.isInteger(value) ? 'bigint' : 'numeric'}`,
      };
    case 'json':
      throw new BugError('cannot-filter', 'A document cannot be filtered by', { column: facts.name });
  }
}

function intervalOf({ amount, unit }: RuleAge, bind: Bind): string {
  return `make_interval(${{ minutes: 'mins', hours: 'hours', days: 'days', weeks: 'weeks', months: 'months' }[unit]} => ${bind(amount)}::integer)`;
}

function scalar(rule: Rule): RuleScalar {
  const { value } = rule;
  if (value === undefined || typeof value === 'object') throw unchecked(rule);
  return value;
}

function list(rule: Rule): readonly RuleScalar[] {
  if (!Array.isArray(rule.value)) throw unchecked(rule);
  return rule.value as readonly RuleScalar[];
}

const unchecked = (rule: Rule): BugError =>
  new BugError('unchecked-filter', 'A filter reached the database unchecked', { column: rule.column, is: rule.is });
const escapeLike = (value: RuleScalar): string => String(value).replace(/[\\%_]/g, '\\$&');
