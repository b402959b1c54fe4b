import type { Json } from '../kernel/json';
import type { LeadFields } from '../kernel/lead-fields';

/** What criteria may look at. `computed` holds the results of all expressions (see computeExpressions). */
export interface CriteriaFacts {
  readonly fields: LeadFields;
  /** Epoch milliseconds. */
  readonly now: number;
  /** IANA zone in which hours, weekdays and ages are read. */
  readonly zone: string;
  readonly grade?: string | undefined;
  readonly computed: ReadonlyMap<string, Json | undefined>;
}

/** A value made ready for comparing: `===` and `<` mean what the value's kind means. */
export type Primitive = string | number | boolean;
