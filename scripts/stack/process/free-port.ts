import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below the range from which systems take the ports of outgoing connections, so that a chosen port stays ours. */
const LOWEST = 20_000;
const HIGHEST = 32_000;
const ATTEMPTS = 200;

/** Fails when the address cannot be used at all: not of this machine, or a port that this user may not open. */
export function isPortFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(false) : reject(error),
    );
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** The wished port when it is free, else a random free one outside `taken`. */
export async function freePort(wish: number | undefined, taken: ReadonlySet<number> = new Set()): Promise<number> {
  if (wish !== undefined && !taken.has(wish) && (await isPortFree(wish))) return wish;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const port = randomInt(LOWEST, HIGHEST);
    if (!taken.has(port) && (await isPortFree(port))) return port;
  }
  throw new Error(`No free port was found between ${LOWEST} and ${HIGHEST} on 127.0.0.1.`);
}
