import type { Reason } from '../kernel/reason';

/** Different expressions (in criteria also patterns) one document may hold. Real ones have a handful; each costs time with every lead. */
export const MOST_EXPRESSIONS = { Criteria: 40, 'A mapping': 50, 'A lead type': 50 } as const;

/** Why a document with so many expressions cannot be saved; [] when it can. The same text twice is computed once. */
export function tooManyExpressions(
  document: keyof typeof MOST_EXPRESSIONS,
  texts: readonly string[],
  at: Pick<Reason, 'field' | 'detail'> = {},
): readonly Reason[] {
  const most = MOST_EXPRESSIONS[document];
  const count = new Set(texts).size;
  if (count <= most) return [];
  const message = `${document} may hold ${most} different expressions and patterns at most; here are ${count}.`;
  return [{ code: 'too-many-expressions', message, ...at }];
}
