import type jsonata from 'jsonata';
import type { Json } from '../kernel/json';
import type { LeadFields } from '../kernel/lead-fields';
import { compileExpression, messageOf } from './check-expression';
import { guardedFunctions } from './guarded-functions';
import { MAX_WEIGHT, isExpressionFunction, weigh } from './weigh';

export { checkExpression } from './check-expression';

export type ExpressionResult =
  | { readonly ok: true; readonly value: Json | undefined }
  /** `overran`: it was stopped because it took too long, which says nothing about its result. */
  | { readonly ok: false; readonly message: string; readonly overran?: boolean };

const EXIT = Symbol.for('jsonata.__evaluate_exit') as unknown as string;
const MAKERS: ReadonlySet<string> = new Set(['unary', 'binary', 'function', 'apply']);
const UNSAFE_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
const guarded = new WeakSet<jsonata.Expression>();

/**
 * Evaluates a user's JSONata over lead fields. Never throws and always ends: at most 200 ms (without
 * a look at timers or sockets: whoever waits for nothing else runs it in a thread), 200 nested calls, 10,000 entries a
 * sequence, half a million characters a value; regular expressions run in RE2. `$now()` and `$millis()` say `at` (epoch ms), never the clock:
 * the same question has the same answer.
 * Example: `evaluateExpression('Balance / Value * 100', { Balance: 150, Value: 200 }, 0)` gives `{ ok: true, value: 75 }`.
 */
export async function evaluateExpression(text: string, input: LeadFields, at: number): Promise<ExpressionResult> {
  const compiled = compileExpression(text);
  if (!compiled.ok) return compiled;
  try {
    guard(compiled.expression);
    const bindings = { ...(await guardedFunctions()), ...clockAt(at) };
    const result: unknown = await compiled.expression.evaluate(input, bindings);
    return { ok: true, value: toJson(result) };
  } catch (error) {
    return { ok: false, message: messageOf(error), ...(isTimeOut(error) ? { overran: true } : {}) };
  }
}

/** How the library says that an evaluation went on for longer than its limit. */
const isTimeOut = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'D1012';

/** Every value an expression makes is weighed when it is made, so that nothing can double its way out of memory. */
function guard(expression: jsonata.Expression): void {
  if (guarded.has(expression)) return;
  guarded.add(expression);
  expression.assign(
    EXIT,
    (node: jsonata.ExprNode & { group?: unknown }, _input: unknown, _frame: unknown, value: unknown) => {
      if ((MAKERS.has(node.type) || node.group !== undefined) && weighsTooMuch(value)) {
        throw new Error('The expression makes a value that is too large.');
      }
    },
  );
}

function weighsTooMuch(value: unknown): boolean {
  return (typeof value === 'string' || (typeof value === 'object' && value !== null)) && weigh(value) > MAX_WEIGHT;
}

function clockAt(at: number): Record<string, unknown> {
  return { now: () => new Date(at).toISOString(), millis: () => at };
}

/** Plain JSON: no functions, no keys that could reach a prototype; numbers that JSON cannot hold become null. */
function toJson(value: unknown): Json | undefined {
  if (value === undefined || value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'function' || (typeof value === 'object' && isExpressionFunction(value))) {
    throw new Error('The expression gives a function, not a value.');
  }
  if (weighsTooMuch(value)) throw new Error('The expression makes a value that is too large.');
  const text = JSON.stringify(value, (key, entry: unknown) => (isUnsafe(key, entry) ? undefined : entry));
  return JSON.parse(text) as Json;
}

function isUnsafe(key: string, entry: unknown): boolean {
  return (
    UNSAFE_KEYS.has(key) ||
    typeof entry === 'function' ||
    (typeof entry === 'object' && entry !== null && isExpressionFunction(entry))
  );
}
