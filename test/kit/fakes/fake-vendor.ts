import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface VendorRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}
export interface VendorAnswer {
  readonly status: number;
  readonly body?: object;
  readonly headers?: Record<string, string>;
}
export interface FakeVendor {
  readonly url: string;
  readonly requests: readonly VendorRequest[];
  /** The next requests are answered with these statuses, in order, before the vendor behaves again. */
  failNext(...statuses: number[]): void;
  close(): Promise<void>;
}

const LARGEST_BODY = 1_000_000;

/** A vendor on loopback: keeps what it was asked, fails when told to, and otherwise answers as `behave` says. */
export async function startFakeVendor(
  behave: (request: VendorRequest) => VendorAnswer,
  fail: (status: number) => VendorAnswer,
): Promise<FakeVendor> {
  const requests: VendorRequest[] = [];
  const failures: number[] = [];
  const server = createServer((incoming, outgoing) => {
    void readBody(incoming).then((body) => {
      const request = { method: incoming.method ?? '', path: incoming.url ?? '', headers: incoming.headers, body };
      requests.push(request);
      const failure = failures.shift();
      answer(outgoing, failure === undefined ? behave(request) : fail(failure));
    });
  });
  const url = await listen(server);
  return { url, requests, failNext: (...statuses) => void failures.push(...statuses), close: () => stop(server) };
}

export async function readBody(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_BODY) break;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function answer(outgoing: ServerResponse, { status, body, headers }: VendorAnswer): void {
  outgoing.writeHead(status, { 'content-type': 'application/json', ...headers });
  outgoing.end(body === undefined ? '' : JSON.stringify(body));
}

/** Listens on a free loopback port and tells its URL. */
export async function listen(server: Server, port = 0): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

export async function stop(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}
