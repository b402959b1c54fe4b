import type { Json } from '../kernel/json';
import type { SubjectType } from './choose-reading';
import type { CriteriaFacts } from './criteria-facts';

/** The left side of a comparison. */
export interface ComparedSubject {
  /** Says everything that `read` depends on besides the facts. */
  readonly key: string;
  readonly label: string;
  readonly type: SubjectType;
  readonly field?: string | undefined;
  /** At most one value for every lead: no repeating group, no list from an expression. */
  readonly single: boolean;
  /** Known values, blanks left out; several when the subject repeats. */
  read(facts: CriteriaFacts): readonly Json[];
}
