/** Most one value may weigh: 1 per character, 10 per entry. Shared parts count every time, because comparing or writing them costs every time. */
export const MAX_WEIGHT = 500_000;
const MAX_DEPTH = 100;
const ENTRY = 10;

/** Weight of a value, counted only until `limit` is passed; Infinity when it nests deeper than 100 levels. */
export function weigh(value: unknown, limit: number = MAX_WEIGHT, depth = 0): number {
  if (typeof value === 'string') return value.length + ENTRY;
  if (typeof value !== 'object' || value === null || isExpressionFunction(value)) return ENTRY;
  if (depth >= MAX_DEPTH) return Infinity;
  let total = ENTRY;
  for (const key of Object.keys(value)) {
    const entry: unknown = (value as Record<string, unknown>)[key];
    if (typeof entry === 'function') continue;
    total += key.length + weigh(entry, limit - total, depth + 1);
    if (total > limit) return total;
  }
  return total;
}

/** JSONata's own functions and lambdas are objects that hold whole environments: never walk into them. */
export function isExpressionFunction(value: object): boolean {
  return '_jsonata_lambda' in value || '_jsonata_function' in value;
}
