import type { MethodEnvironment } from '../words/delivery';

/**
 * Where a lead goes: a test lead to the testing address, whatever the method says; a real one to the production address. Null = nowhere:
 * the method is being tested, and no consumer's data goes to somebody's test system.
 */
export function environmentFor(method: MethodEnvironment, test: boolean): MethodEnvironment | null {
  if (test) return 'testing';
  return method === 'testing' ? null : 'production';
}
