import type { RequestHandler } from 'express';
import type { Pool } from 'pg';
import { OperationalError } from '#domain/kernel/errors';

/** Two full rounds of every connection wait already. */
const ROUNDS = 2;
/** A burst is worked off within this; what still waits then is more than can be done. */
const BURST_MS = 500;
const PROBES: ReadonlySet<string> = new Set(['/healthz', '/readyz', '/metrics']);

/**
 * Turns requests away before anything of them is read once more work has waited for the database for a while than it does soon: an answer
 * at once, with a time to come again, in place of one after its caller has left. Bursts and probes pass.
 */
export function shedLoad(pool: Pool, now: () => number = () => performance.now()): RequestHandler {
  const most = pool.options.max * ROUNDS;
  let since: number | undefined;
  let seen = -Infinity;
  return (request, _response, next) => {
    if (pool.waitingCount < most) {
      since = undefined;
      return next();
    }
    const at = now();
    // Nobody looked for so long that this may be another burst.
    if (since === undefined || at - seen > BURST_MS) since = at;
    seen = at;
    if (at - since < BURST_MS || PROBES.has(request.path)) return next();
    next(new OperationalError('busy', 'More is to do than can be done soon.'));
  };
}
