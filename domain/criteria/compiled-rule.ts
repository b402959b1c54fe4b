import type { Json } from '../kernel/json';
import type { Reason } from '../kernel/reason';
import type { LeadView } from './lead-view';
import type { Primitive } from './criteria-facts';
import type { Bound } from './operators/operator';

/** A comparison in a form that can be decided for all accounts at once: the value in a slot is (not) in a list, or keeps all bounds. */
export type Screening =
  | { readonly slot: number; readonly kind: 'values'; readonly values: readonly Primitive[]; readonly negated: boolean }
  | { readonly slot: number; readonly kind: 'bounds'; readonly bounds: readonly Bound[] };

/** A condition or group, ready to run. `explain` is empty exactly when `matches` is true. */
export interface CompiledRule {
  /** The rule in words: "State is one of CA, NV". */
  readonly text: string;
  readonly screening?: Screening | undefined;
  matches(view: LeadView): boolean;
  explain(view: LeadView): readonly Reason[];
  /** Both sides of the comparison, for people who ask why. */
  compared(view: LeadView): Compared;
}

export interface Compared {
  readonly expected: Json;
  readonly actual: Json;
  readonly field?: string | undefined;
}

const MOST_SHOWN = 20;

/** The reason a rule was not met, or (`must` = 'not-hold') was met although it must not be. */
export function ruleReason(rule: CompiledRule, view: LeadView, must: 'hold' | 'not-hold' = 'hold'): Reason {
  const { expected, actual, field } = rule.compared(view);
  const text = must === 'hold' ? rule.text : `not (${rule.text})`;
  return {
    code: 'criteria-not-met',
    message: `Wanted: ${text}; the lead has ${sayValue(actual)}.`,
    ...(field === undefined ? {} : { field }),
    detail: { rule: text, expected, actual },
  };
}

/** A list cut to what a person reads. */
export function shorten(values: readonly Json[]): Json {
  const shown = values.slice(0, MOST_SHOWN);
  return values.length > MOST_SHOWN ? [...shown, `… ${values.length - MOST_SHOWN} more`] : shown;
}

export function sayValue(value: Json): string {
  if (value === null) return 'no value';
  if (Array.isArray(value))
    return value.length > 6 ? `${value.slice(0, 5).map(sayValue).join(', ')} …` : value.map(sayValue).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value).slice(0, 200);
}
