import jsonata from 'jsonata';
import { BoundedCache } from './bounded-cache';
import { Re2Engine, refusedLiteral } from './re2-engine';

const MAX_LENGTH = 20_000;
/** Milliseconds of wall clock, nested calls and entries of one sequence: beyond them the library stops the evaluation. */
const LIMITS = { timeout: 200, stack: 200, sequence: 10_000, RegexEngine: Re2Engine as unknown as RegExpConstructor };
const REFUSED_FUNCTIONS: Readonly<Record<string, string>> = {
  eval: 'runs text as an expression',
  random: 'gives another result every time',
  shuffle: 'gives another result every time',
};

export type CompiledExpression =
  { readonly ok: true; readonly expression: jsonata.Expression } | { readonly ok: false; readonly message: string };

const cache = new BoundedCache<CompiledExpression>(1000);

/** A JSONata text ready to run, or the sentence why it is refused; compiled once per text. */
export function compileExpression(text: string): CompiledExpression {
  return cache.getOrMake(text, compile);
}

/** Why an expression cannot be saved, in one sentence; null when it can. */
export function checkExpression(text: string): string | null {
  const compiled = compileExpression(text);
  return compiled.ok ? null : compiled.message;
}

function compile(text: string): CompiledExpression {
  if (text.trim() === '') return { ok: false, message: 'The expression is empty.' };
  if (text.length > MAX_LENGTH)
    return { ok: false, message: `The expression is longer than ${MAX_LENGTH} characters.` };
  try {
    const expression = jsonata(text, LIMITS);
    const refusal = refusedPart(expression.ast(), new Set());
    return refusal === null ? { ok: true, expression } : { ok: false, message: refusal };
  } catch (error) {
    return { ok: false, message: messageOf(error) };
  }
}

/** The first part of a syntax tree that must not run: unbounded or unpredictable functions, patterns RE2 refuses, own signatures. */
function refusedPart(node: unknown, seen: Set<object>): string | null {
  if (typeof node !== 'object' || node === null || seen.has(node)) return null;
  seen.add(node);
  const refusal = refusedNode(node as Record<string, unknown>);
  if (refusal !== null) return refusal;
  for (const part of Object.values(node)) {
    const inner = refusedPart(part, seen);
    if (inner !== null) return inner;
  }
  return null;
}

function refusedNode(node: Record<string, unknown>): string | null {
  if (node['type'] === 'regex') return refusedLiteral(node['value'] as RegExp);
  // A signature becomes a native regular expression over the arguments: a way around RE2.
  if (node['type'] === 'lambda' && node['signature'] !== undefined) return 'Function signatures are not supported.';
  if (node['type'] !== 'variable' || typeof node['value'] !== 'string') return null;
  const why = Object.hasOwn(REFUSED_FUNCTIONS, node['value']) ? REFUSED_FUNCTIONS[node['value']] : undefined;
  return why === undefined ? null : `$${node['value']} is not available: it ${why}.`;
}

/** JSONata throws plain objects with a message; a very deep text overflows the parser's stack. */
export function messageOf(error: unknown): string {
  if (error instanceof RangeError) return 'The expression nests too deeply.';
  const message = typeof error === 'object' && error !== null && 'message' in error ? error.message : undefined;
  return typeof message === 'string' && message !== '' ? message.slice(0, 300) : 'The expression cannot be evaluated.';
}
