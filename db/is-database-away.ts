const AWAY_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOENT',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'EAI_AGAIN',
  '57P01',
  '57P02',
  '57P03',
  '57014',
  '53300',
  '25006',
  '55P03',
  '40001',
  '40P01',
  // No room on its disk or in its memory, or its files cannot be read for now.
  '53100',
  '53200',
  '58030',
]);
/** Messages of `pg` errors that carry no code. */
const AWAY_MESSAGES =
  /timeout exceeded when trying to connect|Connection terminated|Query read timeout|Cannot use a pool after|Knex: Timeout acquiring|Client has encountered a connection error/;

/** True when Postgres could not be reached, was shutting down or did not answer in time: the same request may succeed in a moment. */
export function isDatabaseAway(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, message, errors, cause } = error as {
    code?: unknown;
    message?: unknown;
    errors?: unknown;
    cause?: unknown;
  };
  if (typeof code === 'string' && (AWAY_CODES.has(code) || code.startsWith('08'))) return true;
  if (typeof message === 'string' && AWAY_MESSAGES.test(message)) return true;
  if (Array.isArray(errors) && errors.some(isDatabaseAway)) return true;
  return cause !== error && isDatabaseAway(cause);
}
