import path from 'node:path';

export interface ServedPages {
  readonly url: string;
  stop(): Promise<void>;
}

const PORT = 5173;
/** What the API answers; everything else is a page. */
export const OF_THE_API =
  /^\/(api|intake|oauth|f|docs|openapi\.json|metrics|healthz|readyz|demo-past\.json|example-lead\.json)(?=\/|\?|$)/;

/** Serves the screens from their sources with hot reload, in front of an API. Takes the next port when 5173 is taken. */
export async function servePages(project: string, apiUrl: string): Promise<ServedPages> {
  const { createServer } = await import('vite');
  const server = await createServer({
    root: path.join(project, 'ui'),
    configFile: path.join(project, 'ui', 'vite.config.mts'),
    logLevel: 'warn',
    server: { host: '127.0.0.1', port: PORT, proxy: { [OF_THE_API.source]: { target: apiUrl } } },
  });
  await server.listen();
  const { address, port } = server.httpServer?.address() as { address: string; port: number };
  return { url: `http://${address}:${port}`, stop: () => server.close() };
}
