import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** The test string that every scanner takes for a virus; put together here so that no scanner takes this file for one. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE', '!$H+H*'].join('');

export interface FakeClamd {
  readonly address: string;
  /** What it was given to look at. */
  readonly scanned: Buffer[];
  close(): Promise<void>;
}

/** A ClamAV daemon that speaks PING and INSTREAM, as `clamd` does on TCP, and knows one virus. */
export async function startFakeClamd(): Promise<FakeClamd> {
  const scanned: Buffer[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let received = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (chunk: Buffer) => {
      received = Buffer.concat([received, chunk]);
      if (/^[nz]?PING/.test(received.toString('latin1'))) return void socket.end('PONG\n');
      const content = streamed(received);
      if (!content) return;
      scanned.push(content);
      socket.end(content.includes(EICAR) ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    scanned,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The content of `zINSTREAM`: chunks, each after its length in four bytes, until one of length 0; undefined before that. */
function streamed(received: Buffer): Buffer | undefined {
  const command = /^[nz]INSTREAM[\0\n]/.exec(received.toString('latin1'))?.[0];
  if (!command) return undefined;
  const parts: Buffer[] = [];
  for (let at = command.length; at + 4 <= received.length;) {
    const length = received.readUInt32BE(at);
    if (length === 0) return Buffer.concat(parts);
    parts.push(received.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
}
