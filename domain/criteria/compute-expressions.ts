import { evaluateExpression } from '../expressions/evaluate-expression';
import type { Json } from '../kernel/json';
import type { LeadFields } from '../kernel/lead-fields';

/** Results of distinct expressions over one lead, by text. An expression that fails or ends in nothing is undefined: unknown. `at`: epoch ms for `$now()`. */
export async function computeExpressions(
  texts: Iterable<string>,
  fields: LeadFields,
  at: number,
): Promise<ReadonlyMap<string, Json | undefined>> {
  const results = new Map<string, Json | undefined>();
  for (const text of new Set(texts)) {
    const result = await evaluateExpression(text, fields, at);
    results.set(text, result.ok ? result.value : undefined);
  }
  return results;
}
