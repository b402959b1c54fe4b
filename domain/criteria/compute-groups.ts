import { evaluateExpression, type ExpressionResult } from '../expressions/evaluate-expression';
import type { Json } from '../kernel/json';
import type { LeadFields } from '../kernel/lead-fields';
import { isFound, type PatternTest } from './pattern-test';

/** What users programmed in one document, under the name of whom it belongs to. */
export interface ExpressionGroup {
  readonly key: string;
  /** JSONata. */
  readonly texts: readonly string[];
  readonly patterns: readonly PatternTest[];
}
export interface ComputedGroups {
  /** Results by text, of patterns by their key. An expression that fails or ends in nothing is undefined: unknown. */
  readonly computed: ReadonlyMap<string, Json | undefined>;
  /** Keys of groups that were not computed in time: what they would have said is not known, and nobody may take it for a yes. */
  readonly overran: ReadonlySet<string>;
  /** Texts that used up their time. */
  readonly slow: readonly string[];
}
export const NOTHING_COMPUTED: ComputedGroups = { computed: new Map(), overran: new Set(), slow: [] };

/** Milliseconds one group may take, and all together. */
export interface Allowance {
  readonly groupMs: number;
  readonly totalMs: number;
}
/** Where time is read, and who hears which group is in hand. */
export interface Stopwatch {
  clock(): number;
  progress?(index: number): void;
}
export type ComputeGroups = (
  groups: readonly ExpressionGroup[],
  fields: LeadFields,
  at: number,
) => Promise<ComputedGroups>;

type Work = () => ExpressionResult | Promise<ExpressionResult>;
interface Timed {
  readonly result: ExpressionResult;
  readonly tookMs: number;
}

/**
 * Computes the expressions of many documents over one lead, each distinct text once. A group is given up as soon as one of its texts
 * or all of them together take too long; the others go on. What is left when the whole time is over counts as given up, too.
 * `at`: epoch ms for `$now()`.
 */
export async function computeGroups(
  groups: readonly ExpressionGroup[],
  { fields, at }: { readonly fields: LeadFields; readonly at: number },
  { groupMs, totalMs }: Allowance,
  { clock, progress }: Stopwatch,
): Promise<ComputedGroups> {
  const known = new Map<string, Timed>();
  const overran = new Set<string>();
  const started = clock();
  for (const [index, { key, ...group }] of groups.entries()) {
    progress?.(index);
    let spent = 0;
    for (const [text, run] of workOf(group)) {
      if (spent > groupMs || clock() - started > totalMs) overran.add(key);
      if (overran.has(key)) break;
      const made = known.get(text) ?? (await timed(run));
      known.set(text, made);
      spent += made.tookMs;
      if (ranOut(made)) overran.add(key);
    }
    if (spent > groupMs) overran.add(key);
  }
  return {
    computed: new Map([...known].map(([text, { result }]) => [text, result.ok ? result.value : undefined])),
    overran,
    slow: [...known].filter(([, made]) => ranOut(made) || made.tookMs > groupMs).map(([text]) => text),
  };

  async function timed(run: Work): Promise<Timed> {
    const from = clock();
    const result = await run();
    return { result, tookMs: clock() - from };
  }

  function workOf({ texts, patterns }: Omit<ExpressionGroup, 'key'>): readonly (readonly [string, Work])[] {
    return [
      ...texts.map((text) => [text, () => evaluateExpression(text, fields, at)] as const),
      ...patterns.map(
        (test) => [test.key, (): ExpressionResult => ({ ok: true, value: isFound(test, fields) })] as const,
      ),
    ];
  }
}

const ranOut = ({ result }: Timed): boolean => !result.ok && result.overran === true;
