import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const PROBE_MS = 100;

/** What stands before the processes of the API in production: hands each request once to one that says that it is ready. */
export interface Balancer {
  readonly url: string;
  /** Asks this one, too, from now on; resolves when it is ready for the first time. */
  add(url: string): Promise<void>;
  /** Sentences about requests that were not answered, or answered with a fault of the server. */
  readonly failures: readonly string[];
  close(): Promise<void>;
}

export async function openBalancer(): Promise<Balancer> {
  const ready = new Map<string, boolean>();
  const failures: string[] = [];
  const agent = new http.Agent({ keepAlive: true });
  let turn = 0;

  const next = (): string | undefined => {
    const up = [...ready].filter(([, isReady]) => isReady).map(([url]) => url);
    return up[(turn += 1) % Math.max(1, up.length)];
  };
  const fail = (response: ServerResponse, sentence: string): void => {
    failures.push(sentence);
    if (response.headersSent) response.destroy();
    else response.writeHead(502).end('{}');
  };
  const server = http.createServer((request: IncomingMessage, response: ServerResponse) => {
    const what = `${request.method} ${request.url?.split('?')[0]}`;
    const to = next();
    if (to === undefined) return fail(response, `${what}: no API is ready`);
    const { method, headers, url } = request;
    const onward = http.request(`${to}${url}`, { method, headers, agent }, (answer) => {
      const status = answer.statusCode ?? 0;
      if (status >= 500) failures.push(`${what}: ${status}`);
      response.writeHead(status, answer.headers);
      answer.pipe(response);
    });
    onward.once('error', (error) => fail(response, `${what}: ${error.message}`));
    request.pipe(onward);
  });
  const probe = async (url: string): Promise<void> => {
    const isReady = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2_000) }).then(
      (answer) => answer.ok,
      () => false,
    );
    ready.set(url, isReady);
  };
  const probing = setInterval(() => [...ready.keys()].forEach((url) => void probe(url)), PROBE_MS);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    failures,
    add: async (url) => {
      do await probe(url);
      while (ready.get(url) !== true);
    },
    close: async () => {
      clearInterval(probing);
      agent.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
