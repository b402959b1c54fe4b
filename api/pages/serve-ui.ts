import { existsSync } from 'node:fs';
import { extname, join } from 'node:path';
import express, { type Express, type Request } from 'express';

/** Addresses of the API and of operations: a wrong one is a problem document, never a screen. */
const NOT_SCREENS = /^\/(api|intake|oauth|hooks|portal|metrics|healthz|readyz|openapi\.json|assets|docs)(\/|$)/;

/** Serves the built user interface: files with hashes in their names for a year, the page itself never from a cache. Every address of a screen is the page. */
export function serveUi(app: Express, directory: string): void {
  const page = join(directory, 'index.html');
  if (!existsSync(page)) return;
  app.use(
    express.static(directory, {
      index: false,
      redirect: false,
      setHeaders: (response, file) => {
        response.setHeader(
          'Cache-Control',
          file.startsWith(join(directory, 'assets')) ? 'public, max-age=31536000, immutable' : 'no-cache',
        );
      },
    }),
  );
  app.get(/.*/, (request, response, next) => {
    if (!isScreen(request)) return next();
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile(page);
  });
}

/** Somebody's browser asks for a page, not for a file and not for data. */
function isScreen(request: Request): boolean {
  return (
    request.path === '/' ||
    (!NOT_SCREENS.test(request.path) && extname(request.path) === '' && request.accepts(['json', 'html']) === 'html')
  );
}
