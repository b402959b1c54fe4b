import type { FieldSettings } from '../fields/lead-type.schema';
import type { Json } from '../kernel/json';
import { joinRules } from './compile-group';
import type { CompiledRule } from './compiled-rule';
import type { CompileContext } from './conditions/condition-type';
import { conditionTypeOf } from './conditions/registry';
import type { Condition, CriteriaDocument, CriteriaGroup } from './criteria.schema';
import { LeadView, SlotTable } from './lead-view';
import type { CriteriaFacts } from './criteria-facts';

/** One condition or group of a criteria document, and what a lead had there. `path` is its place, e.g. `root.items[1]`. */
export interface ExplainedItem {
  readonly path: string;
  readonly kind: 'group' | 'condition';
  readonly text: string;
  readonly matches: boolean;
  /** Both sides of a condition's comparison; null for groups. */
  readonly expected: Json;
  readonly actual: Json;
}

interface Placed {
  readonly path: string;
  readonly kind: ExplainedItem['kind'];
  readonly rule: CompiledRule;
}

/**
 * Every condition and group of a document against one lead, whether it decides or not: what an editor shows beside each line.
 * The first item is the document as a whole. `zone`: where hours and ages are read.
 */
export function explainCriteria(
  document: CriteriaDocument,
  definitions: readonly FieldSettings[],
  facts: CriteriaFacts,
): readonly ExplainedItem[] {
  const table = new SlotTable();
  const placed: Placed[] = [];
  placeGroup(document.root, 'root', { definitions, table }, placed);
  const view = new LeadView(facts, table);
  return placed.map(({ path, kind, rule }) => {
    const { expected, actual } = kind === 'group' ? { expected: null, actual: null } : rule.compared(view);
    return { path, kind, text: rule.text, matches: rule.matches(view), expected, actual };
  });
}

function placeGroup(group: CriteriaGroup, path: string, context: CompileContext, placed: Placed[]): CompiledRule {
  const place = placed.push({ path, kind: 'group', rule: joinRules('all', []) }) - 1;
  const rules = group.items.map((item, index) => placeItem(item, `${path}.items[${index}]`, context, placed));
  const rule = joinRules(group.join, rules);
  placed[place] = { path, kind: 'group', rule };
  return rule;
}

function placeItem(
  item: Condition | CriteriaGroup,
  path: string,
  context: CompileContext,
  placed: Placed[],
): CompiledRule {
  if ('join' in item) return placeGroup(item, path, context, placed);
  const rule = conditionTypeOf(item).compile(item, context);
  placed.push({ path, kind: 'condition', rule });
  return rule;
}
