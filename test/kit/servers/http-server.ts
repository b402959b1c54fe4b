import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface HttpServer {
  readonly url: string;
  readonly port: number;
  readonly received: readonly ReceivedRequest[];
  close(): Promise<void>;
}

export type Answer = (request: ReceivedRequest, response: ServerResponse, raw: IncomingMessage) => void;

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** A real HTTP server on loopback that records what it gets and answers as told. */
export async function startHttpServer(answer: Answer): Promise<HttpServer> {
  const received: ReceivedRequest[] = [];
  const listener: RequestListener = (raw, response) => {
    readAll(raw).then(
      (body) => {
        const request: ReceivedRequest = { method: raw.method ?? '', url: raw.url ?? '', headers: raw.headers, body };
        received.push(request);
        answer(request, response, raw);
      },
      () => response.destroy(),
    );
  };
  const server = createServer({ joinDuplicateHeaders: true }, listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    received,
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
