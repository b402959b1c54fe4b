/** The filter grammar of the contract as the compiler needs it; both are checked against each other where they meet. */
export interface Rule {
  readonly column: string;
  readonly is: RuleOperator;
  readonly value?: RuleValue | undefined;
}
export interface Group {
  readonly join: 'and' | 'or' | 'not-and' | 'not-or';
  readonly items: readonly (Rule | Group)[];
}
export type RuleOperator =
  | 'is'
  | 'is-not'
  | 'any-of'
  | 'none-of'
  | 'contains'
  | 'starts-with'
  | 'at-least'
  | 'at-most'
  | 'between'
  | 'before'
  | 'after'
  | 'in-last'
  | 'empty'
  | 'not-empty';
export type RuleScalar = string | number | boolean;
export interface RuleAge {
  readonly amount: number;
  readonly unit: 'minutes' | 'hours' | 'days' | 'weeks' | 'months';
}
export type RuleValue = RuleScalar | readonly RuleScalar[] | RuleAge;
