import { createServer, type AddressInfo, type Socket } from 'node:net';

export interface TcpServer {
  readonly port: number;
  readonly url: string;
  readonly connections: () => number;
  /** Text received so far over all connections. */
  readonly received: () => string;
  close(): Promise<void>;
}

/** A server below HTTP: for answers no HTTP server would give. `onData` gets every piece that arrives. */
export async function startTcpServer(
  onConnection: (socket: Socket) => void,
  onData: (socket: Socket, text: string) => void = () => undefined,
): Promise<TcpServer> {
  const sockets = new Set<Socket>();
  let received = '';
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1');
      onData(socket, chunk.toString('latin1'));
    });
    onConnection(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    connections: () => connections,
    received: () => received,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** A port on which nobody listens. */
export async function closedPort(): Promise<number> {
  const server = await startTcpServer(() => undefined);
  await server.close();
  return server.port;
}
