import type { Request, Response } from 'express';
import type { Problem } from '#api/contract/problem';
import { wantsXml } from './media-type';
import type { MappedProblem } from './problem-of-error';
import { requestIdOf } from './request-id';
import { writeXml } from './write-xml';

/** Sends problem details in the caller's format. `extra` adds members that another standard asks for. */
export function sendProblem(
  request: Request,
  response: Response,
  mapped: MappedProblem,
  extra: Readonly<Record<string, string>> = {},
): void {
  if (response.headersSent) return void response.destroy();
  const body: Problem = { ...mapped.problem, requestId: requestIdOf(response) };
  if (mapped.retryAfterSeconds !== undefined) response.setHeader('Retry-After', String(mapped.retryAfterSeconds));
  if (body.status === 401 && !response.hasHeader('WWW-Authenticate'))
    response.setHeader('WWW-Authenticate', 'Bearer realm="leadrail"');
  response.setHeader('Cache-Control', 'no-store');
  response.status(body.status);
  if (wantsXml(request.headers))
    return void response.type('application/problem+xml').send(writeXml('response', { ...body, ...extra }));
  response.setHeader('Content-Type', 'application/problem+json');
  response.end(JSON.stringify({ ...body, ...extra }));
}
