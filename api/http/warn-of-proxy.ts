import type { NextFunction, Request, Response } from 'express';
import type { Logger } from '#config/log';
import { callerAddress } from './caller-address';

type Trust = (address: string, hop: number) => boolean;

/** Says once that a proxy is in between which nobody named: until it is, all who come through it are one caller. */
export function warnOfProxy(log: Pick<Logger, 'warn'>) {
  let warned = false;
  return (request: Request, _response: Response, next: NextFunction): void => {
    const warning = warned ? undefined : warningOf(request);
    if (warning !== undefined) {
      warned = true;
      log.warn(warning);
    }
    next();
  };
}

function warningOf(request: Request): string | undefined {
  if (request.ip === undefined) return undefined;
  if (callerAddress(request) === '')
    return 'Requests come through a proxy on this machine that TRUST_PROXY does not name: their addresses are unknown, and rules for addresses refuse them. Set TRUST_PROXY=127.0.0.1,::1';
  const trust = request.app.get('trust proxy fn') as Trust;
  if (request.headers['x-forwarded-for'] === undefined || trust(request.socket.remoteAddress ?? '', 0))
    return undefined;
  return 'A request came with X-Forwarded-For from an address that TRUST_PROXY does not name. If that is your proxy, set TRUST_PROXY to its address or block: until then all its callers share one address, and one of them who guesses passwords slows all. If not, somebody made the header up, and it counts for nothing';
}
