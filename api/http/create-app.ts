import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import helmet from 'helmet';
import type { Logger } from '#config/log';
import { UserError } from '#domain/kernel/errors';
import { methodsAt } from './methods-at';
import { problemOfError } from './problem-of-error';
import { sendProblem } from './send-problem';
import { assignRequestId, requestIdOf } from './request-id';
import type { Metrics } from './metrics';
import { PERMISSIONS_POLICY } from './permissions-policy';
import { warnOfProxy } from './warn-of-proxy';

export interface AppOptions {
  readonly trustProxy: readonly string[];
  readonly log: Logger;
  readonly metrics: Metrics;
}

/** The app every route is put on: no parsing yet, only headers, request ids and measures. Finish it with `finishApp`. */
export function createApp(options: AppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', false);
  app.set('trust proxy', options.trustProxy.length > 0 ? [...options.trustProxy] : false);
  app.use(measure(options.metrics));
  app.use(assignRequestId);
  app.use(warnOfProxy(options.log));
  app.use((_request, response, next) => {
    response.setHeader('Permissions-Policy', PERMISSIONS_POLICY);
    next();
  });
  app.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: true,
        directives: {
          'object-src': ["'none'"],
          'base-uri': ["'none'"],
          'style-src': ["'self'"],
          'font-src': ["'self'"],
          'upgrade-insecure-requests': null,
        },
      },
      referrerPolicy: { policy: 'no-referrer' },
    }),
  );
  return app;
}

/** Those that some address of ours may know; any other is refused wherever it goes. */
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** The last two handlers: unknown addresses, and the one place where errors become answers. */
export function finishApp(app: Express, log: Logger): void {
  app.use((request: Request, response: Response) => {
    const allowed = methodsAt(app, request.path);
    if (allowed.length === 0 && METHODS.has(request.method))
      throw new UserError('unknown-route', 'There is nothing at this address.');
    response.setHeader('Allow', allowed.join(', '));
    throw new UserError('method-not-allowed', 'This address does not know the method.');
  });
  app.use((error: unknown, request: Request, response: Response, _next: NextFunction) => {
    const mapped = problemOfError(error);
    const fields = {
      requestId: requestIdOf(response),
      method: request.method,
      route: routeLabel(request),
      code: mapped.problem.code,
      status: mapped.problem.status,
    };
    if (mapped.unexpected) log.error({ ...fields, err: error }, 'A request failed unexpectedly');
    else if (mapped.problem.status === 503) log.warn({ ...fields, err: error }, 'A request could not be served now');
    sendProblem(request, response, mapped);
  });
}

function measure(metrics: Metrics) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const started = performance.now();
    response.once('close', () =>
      metrics.observeRequest(
        request.method,
        routeLabel(request),
        response.statusCode,
        (performance.now() - started) / 1000,
      ),
    );
    next();
  };
}

/** The route's pattern: bounded in number, and free of ids. */
function routeLabel(request: Request): string {
  const route: unknown = request.route;
  return typeof route === 'object' && route !== null && 'path' in route && typeof route.path === 'string'
    ? route.path
    : 'other';
}
