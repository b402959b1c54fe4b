import type { Json } from '../../kernel/json';
import type { FieldValue } from '#domain/kernel/lead-fields';
import type { FunctionId } from '../criteria.schema';
import type { SubjectType } from '../choose-reading';
import type { CriteriaFacts } from '../criteria-facts';

/** A value that no field holds but criteria may compare: of the moment, of the lead as a whole, or derived from one field. */
export interface CriteriaFunction {
  readonly id: FunctionId;
  readonly label: string;
  /** Value types of fields it can be applied to; empty = it takes no field. */
  readonly appliesTo: readonly ('text' | 'date')[];
  readonly type: SubjectType;
  /** False where before and after mean nothing although the values are text. */
  readonly ordered: boolean;
  /** Depends on the zone it is read in. */
  readonly zoned: boolean;
  /** undefined = unknown for this lead. */
  read(facts: CriteriaFacts, value: FieldValue | undefined): Json | undefined;
}
