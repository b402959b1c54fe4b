import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { servePart } from './serve-part';

/** A buyer that takes everything at once: 0 ms, so that only the product is measured. What is sent to `/never` is never answered. */
servePart(async () => {
  let taken = 0;
  const server = createServer((request, response) => {
    request.resume().once('end', () => {
      if (request.url?.endsWith('/never')) return;
      taken += 1;
      response.writeHead(200, { 'content-type': 'application/json' }).end(`{"status":"accepted","id":"B-${taken}"}`);
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    ready: `http://127.0.0.1:${(server.address() as AddressInfo).port}/leads`,
    close: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
});
