import type { FieldSettings } from '../fields/lead-type.schema';
import type { Reason } from '../kernel/reason';
import { collectExpressions } from './collect-expressions';
import { compileItem, joinRules } from './compile-group';
import type { CompiledRule } from './compiled-rule';
import type { ExpressionGroup } from './compute-groups';
import type { CompileContext } from './conditions/condition-type';
import type { CriteriaDocument } from './criteria.schema';
import { LeadView, SlotTable } from './lead-view';
import type { CriteriaFacts } from './criteria-facts';

export type { CriteriaFacts } from './criteria-facts';

/** Criteria ready to run for many leads. */
export interface CompiledCriteria {
  /** What users programmed in it; `CriteriaFacts.computed` must hold the results of its JSONata texts. */
  readonly expressions: Pick<ExpressionGroup, 'texts' | 'patterns'>;
  matches(facts: CriteriaFacts): boolean;
  /** Why the lead does not match, one reason per rule that failed; [] exactly when it matches. */
  explain(facts: CriteriaFacts): readonly Reason[];
}

export interface CompiledRules {
  readonly expressions: CompiledCriteria['expressions'];
  /** The document as one rule. */
  readonly rule: CompiledRule;
  /** What the automation checklist lists: the members of an And, else the document as a whole. */
  readonly parts: readonly CompiledRule[];
}

/** Compiles a criteria document against the fields of its lead type. Compare with nothing but the facts handed in: no clock, no I/O. */
export function compileCriteria(document: CriteriaDocument, definitions: readonly FieldSettings[]): CompiledCriteria {
  const table = new SlotTable();
  const { expressions, rule } = compileRules(document, { definitions, table });
  return {
    expressions,
    matches: (facts) => rule.matches(new LeadView(facts, table)),
    explain: (facts) => rule.explain(new LeadView(facts, table)),
  };
}

/** The same over a shared table, for many documents that look at the same lead. */
export function compileRules(document: CriteriaDocument, context: CompileContext): CompiledRules {
  const items = document.root.items.map((item) => compileItem(item, context));
  const rule = joinRules(document.root.join, items);
  const parts = document.root.join === 'all' ? items : [rule];
  return { expressions: collectExpressions(document.root), rule, parts };
}
