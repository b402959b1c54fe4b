import type { Operator as OperatorId } from '../criteria.schema';
import type { Primitive } from '../criteria-facts';

/** What an operator needs of a value: that it is there, that it equals, that it comes before or after, that it is part of a text. */
export type Comparison = 'presence' | 'equality' | 'order' | 'substring';

/** One side of an order comparison over numbers. */
export interface Bound {
  readonly relation: 'above' | 'at-least' | 'below' | 'at-most';
  readonly bound: Primitive;
}

/**
 * One way to compare. `takes` says how many operands are written down. A negated operator is the exact opposite of `test`: a blank
 * field is *not* equal to anything, and of a group no entry may pass the test.
 */
export interface OperatorObject {
  readonly id: OperatorId;
  /** Between field and value in a sentence: "State **is one of** CA, NV". */
  readonly label: string;
  readonly comparison: Comparison;
  readonly takes: 'none' | 'one' | 'range' | 'list' | 'one-or-list';
  readonly negated: boolean;
  /** Prepares the operands once and gives the test that runs for every lead. */
  compile(operands: readonly Primitive[]): (value: Primitive) => boolean;
  /** For order comparisons: the bounds that hold together exactly when `test` does, so that many accounts can be screened at once. */
  bounds?(operands: readonly Primitive[]): readonly Bound[];
}
