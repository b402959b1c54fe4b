import { z } from 'zod';
import { defineEndpoint, fileSchema } from '#api/contract/endpoint';
import { bindEndpoint, type Edge } from '#api/http/bind-endpoint';
import { createApp, finishApp } from '#api/http/create-app';
import { createMetrics } from '#api/http/metrics';
import { NOBODY } from '#api/http/principal';
import { createLogger } from '#config/log';
import { UserError } from '#domain/kernel/errors';
import { serve } from '#test/kit/servers/serve-app';

const readNothing = defineEndpoint({
  id: 'readNothing',
  method: 'get',
  path: '/nothing',
  access: 'public',
  tag: 'Test',
  summary: 'Nothing',
  query: z.strictObject({ refused: z.string().optional() }),
  responses: { 200: z.object({ name: z.string() }) },
});

const readFile = defineEndpoint({
  id: 'readFile',
  method: 'get',
  path: '/file',
  access: 'public',
  tag: 'Test',
  summary: 'A file whose name means something to a header',
  media: ['application/octet-stream'],
  responses: { 200: fileSchema },
});

/** What the endpoints answer at this address. */
async function ask(address: string): Promise<Response> {
  const log = createLogger('test', { level: 'silent' });
  const app = createApp({ trustProxy: [], log, metrics: createMetrics(async () => ({ depth: 0, ageSeconds: 0 })) });
  const edge: Edge = {
    authorise: async () => NOBODY,
    once: async (_asked, work) => work(''),
    readings: new Map(),
    record: { done: async () => undefined, refused: async () => undefined },
  };
  bindEndpoint(app, edge, readNothing, async ({ query: asked }) => {
    if (asked.refused !== undefined) throw new UserError('not-found', 'No.');
    return { status: 200, body: { name: 'Zoë' } };
  });
  bindEndpoint(app, edge, readFile, async () => ({
    status: 200,
    body: {
      name: 'a"; filename="ö\r\nb.html',
      media: 'application/octet-stream',
      write: async (out: { end(): unknown }) => void out.end(),
    },
  }));
  finishApp(app, log);
  return serve(app, (url) => fetch(`${url}${address}`));
}

describe('an answer of the API', () => {
  it.each(['', '?refused=1', '?unknown=1'])(
    '%s is kept by no browser and no proxy, and says what it is',
    async (query) => {
      const { headers } = await ask(`nothing${query}`);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('content-type')).toBe(
        query === '' ? 'application/json; charset=utf-8' : 'application/problem+json',
      );
    },
  );

  it('is a refusal where a parameter comes twice', async () => {
    const answer = await ask('nothing?refused=1&refused=2');
    expect([answer.status, await answer.json()]).toEqual([400, expect.objectContaining({ code: 'repeated-key' })]);
  });

  it('is a file to be saved, under a name that ends no header and begins no other', async () => {
    const { headers } = await ask('file');
    expect(headers.get('content-disposition')).toBe('attachment; filename="a___filename_____b.html"');
  });
});
