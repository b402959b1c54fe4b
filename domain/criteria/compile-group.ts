import type { Reason } from '../kernel/reason';
import { type CompiledRule, ruleReason } from './compiled-rule';
import type { CompileContext } from './conditions/condition-type';
import { conditionTypeOf } from './conditions/registry';
import type { Condition, CriteriaGroup } from './criteria.schema';
import type { LeadView } from './lead-view';

type Join = CriteriaGroup['join'];
interface JoinRule {
  readonly words: string;
  matches(rules: readonly CompiledRule[]): (view: LeadView) => boolean;
  /** Reasons of a group that does not match. */
  explain(rules: readonly CompiledRule[], group: CompiledRule, view: LeadView): readonly Reason[];
}

const every =
  (rules: readonly CompiledRule[]) =>
  (view: LeadView): boolean => {
    for (const rule of rules) if (!rule.matches(view)) return false;
    return true;
  };
const some =
  (rules: readonly CompiledRule[]) =>
  (view: LeadView): boolean => {
    for (const rule of rules) if (rule.matches(view)) return true;
    return false;
  };
const not = (test: (view: LeadView) => boolean) => (view: LeadView) => !test(view);

const JOINS: Readonly<Record<Join, JoinRule>> = {
  all: {
    words: 'all of',
    matches: every,
    explain: (rules, _group, view) => rules.flatMap((rule) => rule.explain(view)),
  },
  any: {
    words: 'any of',
    matches: some,
    explain: (rules, _group, view) => rules.flatMap((rule) => rule.explain(view)),
  },
  'not-all': {
    words: 'not all of',
    matches: (rules) => not(every(rules)),
    explain: (_rules, group, view) => [ruleReason(group, view)],
  },
  none: {
    words: 'none of',
    matches: (rules) => not(some(rules)),
    explain: (rules, _group, view) =>
      rules.filter((rule) => rule.matches(view)).map((rule) => ruleReason(rule, view, 'not-hold')),
  },
};

/** A group as one rule. An empty group matches every lead, whatever its join. */
function compileGroup(group: CriteriaGroup, context: CompileContext): CompiledRule {
  return joinRules(
    group.join,
    group.items.map((item) => compileItem(item, context)),
  );
}

export function compileItem(item: Condition | CriteriaGroup, context: CompileContext): CompiledRule {
  return 'join' in item ? compileGroup(item, context) : conditionTypeOf(item).compile(item, context);
}

export function joinRules(join: Join, rules: readonly CompiledRule[]): CompiledRule {
  const [only] = rules;
  if (only === undefined) return EMPTY;
  if (join === 'all' && rules.length === 1) return only;
  const { words, matches, explain } = JOINS[join];
  const group: CompiledRule = {
    get text() {
      return `${words} (${rules.map((rule) => rule.text).join('; ')})`;
    },
    matches: matches(rules),
    explain: (view) => (group.matches(view) ? [] : explain(rules, group, view)),
    compared: (view) => ({ expected: words, actual: `met: ${metRules(rules, view)}` }),
  };
  return group;
}

function metRules(rules: readonly CompiledRule[], view: LeadView): string {
  return (
    rules
      .filter((rule) => rule.matches(view))
      .map((rule) => rule.text)
      .join('; ') || 'none'
  );
}

const EMPTY: CompiledRule = {
  text: 'no conditions',
  matches: () => true,
  explain: () => [],
  compared: () => ({ expected: null, actual: null }),
};
