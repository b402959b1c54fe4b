import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Express, Response } from 'express';

/**
 * Everything comes from this server. The page's own renderer writes style elements and searches in a worker it makes itself; nothing else
 * is allowed beyond what every page may do.
 */
const POLICY = [
  `default-src 'none'`,
  `script-src 'self'`,
  `style-src 'self' 'unsafe-inline'`,
  `worker-src blob:`,
  `connect-src 'self'`,
  `img-src 'self' data:`,
  `font-src 'self'`,
  `base-uri 'none'`,
  `form-action 'none'`,
  `frame-ancestors 'none'`,
].join('; ');

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Leadrail API reference</title>
<link rel="stylesheet" href="/docs/api/reference.css">
<script src="/docs/api/redoc.js" defer></script>
<script src="/docs/api/start.js" defer></script>
</head>
<body>
<main id="reference"><noscript>This page needs JavaScript. The document it shows is at <a href="/openapi.json">/openapi.json</a>.</noscript></main>
</body>
</html>
`;
const START = `Redoc.init('/openapi.json', {
  hideDownloadButton: false, nativeScrollbars: true, expandResponses: '200,201,202', requiredPropsFirst: true, sortTagsAlphabetically: false, jsonSampleExpandLevel: 3,
  theme: { typography: { fontFamily: 'system-ui, sans-serif', headings: { fontFamily: 'system-ui, sans-serif' }, code: { fontFamily: 'ui-monospace, monospace' } } },
}, document.getElementById('reference'));
`;
const STYLE = 'body { margin: 0; font-family: system-ui, sans-serif; } noscript { display: block; padding: 2rem; }';

/** The renderer shows its maker's logo from elsewhere; nobody who reads a reference is told of to anybody. */
const OUTSIDE_LOGO = 'https://cdn.redoc.ly/redoc/logo-mini.svg';
const NO_PICTURE = 'data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22/%3E';

/** The reference of the API for people, drawn in the browser from the OpenAPI document. */
export function serveReference(app: Express): void {
  const bundle = path.join(path.dirname(require.resolve('redoc/package.json')), 'bundles', 'redoc.standalone.js');
  let script: string | undefined;
  const send = (response: Response, type: string, text: string): void => {
    response.setHeader('Content-Security-Policy', POLICY);
    response.setHeader('Cache-Control', 'no-cache');
    response.type(type).end(text);
  };
  app.get('/docs/api', (_request, response) => send(response, 'text/html', PAGE));
  app.get('/docs/api/start.js', (_request, response) => send(response, 'text/javascript', START));
  app.get('/docs/api/reference.css', (_request, response) => send(response, 'text/css', STYLE));
  app.get('/docs/api/redoc.js', (_request, response) => {
    response.setHeader('Cache-Control', 'public, max-age=86400');
    script ??= readFileSync(bundle, 'utf8').replaceAll(OUTSIDE_LOGO, NO_PICTURE);
    response.type('text/javascript').end(script);
  });
}
