import type { NextFunction, Request, Response } from 'express';
import { newId } from '#db/new-id';

const HEADER = 'X-Request-Id';

/** Every answer carries a request id: the caller's own when it is harmless, else a new one. */
export function assignRequestId(request: Request, response: Response, next: NextFunction): void {
  const given = request.headers['x-request-id'];
  response.setHeader(HEADER, typeof given === 'string' && /^[\w.-]{1,64}$/.test(given) ? given : newId());
  next();
}

export function requestIdOf(response: Response): string {
  return String(response.getHeader(HEADER) ?? '');
}
