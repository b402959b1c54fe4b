import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { BuyerBehaviour, BuyerLogEntry } from './buyers/behaviour';
import { openBuyerLog } from './buyers/buyer-log';
import { createFakeBuyer, type BuyerAnswer, type BuyerRequest, type FakeBuyer } from './buyers/fake-buyer';
import { listen, readBody, stop } from './fake-vendor';

export interface FakeBuyersOptions {
  readonly buyers: Readonly<Record<string, BuyerBehaviour>>;
  /** 0 or absent takes a free port. */
  readonly port?: number;
  /** Where the log is kept; absent = in memory. */
  readonly logFile?: string;
}
export interface FakeBuyers {
  /** `http://127.0.0.1:port` */
  readonly url: string;
  /** Where leads are posted; pings go to the same with `/ping`, token requests with `/token`. */
  urlOf(buyer: string): string;
  behave(buyer: string, behaviour: BuyerBehaviour): Promise<void>;
  log(): Promise<readonly BuyerLogEntry[]>;
  close(): Promise<void>;
}

/** Many buyers on one loopback server: `/b/<name>`, `/b/<name>/ping`, `/b/<name>/token`; `/control/…` reads the log and changes behaviour. */
export async function startFakeBuyers(options: FakeBuyersOptions): Promise<FakeBuyers> {
  const log = openBuyerLog(options.logFile);
  const buyers = new Map(
    Object.entries(options.buyers).map(([name, behaviour]) => [name, createFakeBuyer(name, behaviour, log)]),
  );
  const behave = (name: string, behaviour: BuyerBehaviour): void => {
    const buyer = buyers.get(name);
    if (buyer) buyer.behave(behaviour);
    else buyers.set(name, createFakeBuyer(name, behaviour, log));
  };
  const server = createServer((incoming, outgoing) => {
    void readBody(incoming)
      .then((body) => {
        const request = { method: incoming.method ?? '', target: incoming.url ?? '/', headers: incoming.headers, body };
        const path = new URL(request.target, 'http://buyers').pathname.split('/').slice(1).map(decodeURIComponent);
        if (path[0] === 'control') return control(path, request, outgoing, log.entries, behave);
        const buyer = path[0] === 'b' ? buyers.get(path[1] ?? '') : undefined;
        return buyer ? serve(buyer, path[2], request, incoming, outgoing) : end(outgoing, 404, 'no such buyer');
      })
      .catch(() => end(outgoing, 400, 'unreadable'));
  });
  const url = await listen(server, options.port);
  return {
    url,
    urlOf: (buyer) => `${url}/b/${encodeURIComponent(buyer)}`,
    behave: async (buyer, behaviour) => behave(buyer, behaviour),
    log: async () => [...log.entries],
    close: () => stop(server),
  };
}

function serve(
  buyer: FakeBuyer,
  what: string | undefined,
  request: BuyerRequest,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): void {
  if (what === undefined || what === 'ping') return give(buyer.ask(what ?? 'post', request), incoming, outgoing);
  if (what === 'token') return give(buyer.token(request), incoming, outgoing);
  end(outgoing, 404, 'no such place');
}

function give(answer: BuyerAnswer, incoming: IncomingMessage, outgoing: ServerResponse): void {
  if (answer.lost === 'reset') incoming.socket.destroy();
  if (answer.lost !== undefined) return;
  const timer = setTimeout(() => {
    outgoing.writeHead(answer.status, answer.headers);
    outgoing.end(answer.body);
  }, answer.delayMs);
  outgoing.once('close', () => clearTimeout(timer));
}

function control(
  path: readonly string[],
  request: BuyerRequest,
  outgoing: ServerResponse,
  entries: readonly BuyerLogEntry[],
  behave: (name: string, behaviour: BuyerBehaviour) => void,
): void {
  if (request.method === 'GET' && path[1] === 'log') return end(outgoing, 200, JSON.stringify(entries));
  if (request.method !== 'PUT' || path[1] !== 'buyers' || path[2] === undefined)
    return end(outgoing, 404, 'no such control');
  behave(path[2], JSON.parse(request.body) as BuyerBehaviour);
  end(outgoing, 204, '');
}

function end(outgoing: ServerResponse, status: number, body: string): void {
  if (outgoing.headersSent) return;
  outgoing.writeHead(status, { 'content-type': 'application/json' });
  outgoing.end(body);
}
