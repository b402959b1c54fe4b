import type { FieldSettings } from '../../fields/lead-type.schema';
import type { Reason } from '../../kernel/reason';
import type { CompiledRule } from '../compiled-rule';
import type { Condition } from '../criteria.schema';
import type { PatternTest } from '../pattern-test';
import type { SlotTable } from '../lead-view';

export interface CompileContext {
  readonly definitions: readonly FieldSettings[];
  readonly table: SlotTable;
  /** Zone of hours, weekdays and ages; undefined = the one in the facts. */
  readonly zone?: string | undefined;
}

/** One kind of condition: how it is compiled, and what can be wrong with it before it is saved. */
export interface ConditionType<C extends Condition> {
  compile(condition: C, context: CompileContext): CompiledRule;
  /** Mistakes as reasons; [] = it can be saved. */
  check(condition: C, definitions: readonly FieldSettings[]): readonly Reason[];
  /** The expression that must be computed before the condition can be decided. */
  expression?(condition: C): string;
  /** The pattern that may have to be looked for before the condition can be decided. */
  pattern?(condition: C): PatternTest;
}
