import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Express } from 'express';

/** Serves the built user interface: files with hashes in their names for a year, the page itself never from a cache. */
export function serveUi(app: Express, directory: string): void {
  const page = join(directory, 'index.html');
  if (!existsSync(page)) return;
  app.use(express.static(directory, { index: false, redirect: false, setHeaders: (response, file) => {
    response.setHeader('Cache-Control', file.includes(`${join(directory, 'assets')}`) ? 'public, max-age=31536000, immutable' : 'no-cache');
  } }));
  app.get('/', (_request, response) => {
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile(page);
  });
}
