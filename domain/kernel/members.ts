/** A JSON object with its named members, as opposed to a list, a text, a number or nothing. */
export interface Members<Value = unknown> {
  readonly [name: string]: Value;
}

export function isMembers<Value = unknown>(value: unknown): value is Members<Value> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
