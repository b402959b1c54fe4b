import { createServer, connect, type Socket } from 'node:net';

export interface BlackHole {
  readonly port: number;
  /** From now on nothing passes on the connections there are, and they stay open; new ones work. */
  swallow(): void;
  close(): Promise<void>;
}

/** A way to a server on loopback on which packets can be dropped without a word, as behind a balancer whose server is gone. */
export async function startBlackHole(target: { readonly host: string; readonly port: number }): Promise<BlackHole> {
  const pairs = new Set<readonly [Socket, Socket]>();
  const server = createServer((near) => {
    const far = connect(target.port, target.host);
    const pair = [near, far] as const;
    pairs.add(pair);
    for (const [from, to] of [pair, [far, near] as const]) {
      from.pipe(to);
      from.on('error', () => to.destroy());
      from.on('close', () => to.destroy());
    }
    near.on('close', () => pairs.delete(pair));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as { port: number }).port,
    swallow: () => {
      for (const [near, far] of pairs) {
        near.unpipe(far);
        far.unpipe(near);
        near.resume();
        far.resume();
      }
    },
    close: () =>
      new Promise((resolve) => {
        for (const [near, far] of pairs) for (const socket of [near, far]) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
