const AWAY_CODES = new Set([
  'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOENT', 'ENOTFOUND', 'EHOSTUNREACH', 'EAI_AGAIN',
  '57P01', '57P02', '57P03', '57014', '53300', '25006', '55P03', '40001', '40P01',
]);
/** Messages of `pg` errors that carry no code. */
const AWAY_MESSAGES = /timeout exceeded when trying to connect|Connection terminated|Query read timeout|Cannot use a pool after|Knex: Timeout acquiring|Client has encountered a connection error/;

/** True when Postgres could not be reached, was shutting down or did not answer in time: the same request may succeed in a moment. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (AWAY_CODES.has(code) || code.startsWith('08') || AWAY_MESSAGES.test(error.message)) return true;
  if (error instanceof AggregateError) return error.errors.some(isDatabaseAway);
  return error.cause !== undefined && error.cause !== error && isDatabaseAway(error.cause);
}
