import { z } from 'zod';
import { defineEndpoint, fileSchema } from '#api/contract/endpoint';
import { createFreshCache } from '#api/changes/fresh-cache';
import { bindEndpoint, type Edge } from '#api/http/bind-endpoint';
import { createApp, finishApp } from '#api/http/create-app';
import { createMetrics } from '#api/http/metrics';
import { EVERYTHING, NOBODY } from '#api/http/principal';
import { createLogger } from '#config/log';
import type { DataScope } from '#db/scope/data-scope';
import { sightInHand, withSight } from '#db/scope/sight-in-hand';
import { serve } from '#test/kit/servers/serve-app';

const SEES: DataScope = { ...EVERYTHING, buyerIds: ['00000000-0000-4000-8000-000000000001'] };
const common = { access: 'account', tag: 'Test', summary: 'In whose sight' } as const;
const answer = { 200: z.object({ limited: z.boolean() }) };
const read = defineEndpoint({ ...common, id: 'readSight', method: 'get', path: '/read', responses: answer });
const search = defineEndpoint({
  ...common,
  id: 'searchSight',
  method: 'post',
  path: '/search',
  readOnly: true,
  body: z.strictObject({}),
  responses: answer,
});
const write = defineEndpoint({
  ...common,
  id: 'writeSight',
  method: 'post',
  path: '/write',
  body: z.strictObject({}),
  responses: answer,
});
const take = defineEndpoint({
  ...common,
  id: 'takeSight',
  method: 'get',
  path: '/file',
  media: ['text/csv'],
  responses: { 200: fileSchema },
});

/** Answers of endpoints that say in whose sight they work, to somebody who sees `sees`. */
async function ask(method: string, path: string, sees = SEES): Promise<string> {
  const log = createLogger('test', { level: 'silent' });
  const app = createApp({ trustProxy: [], log, metrics: createMetrics(async () => ({ depth: 0, ageSeconds: 0 })) });
  const edge: Edge = {
    authorise: async () => ({ ...NOBODY, sees }),
    once: async (_asked, work) => work(''),
    readings: new Map(),
    record: { done: async () => undefined, refused: async () => undefined },
  };
  const limited = async () => ({ status: 200, body: { limited: sightInHand() !== undefined } }) as const;
  for (const endpoint of [read, search, write] as const) bindEndpoint(app, edge, endpoint as typeof read, limited);
  bindEndpoint(app, edge, take, async () => ({
    status: 200,
    body: {
      name: 'file.csv',
      media: 'text/csv',
      write: async (out: { end(text: string): unknown }) => void out.end(`limited:${sightInHand() !== undefined}`),
    },
  }));
  finishApp(app, log);
  const body = method === 'POST' ? { body: '{}', headers: { 'content-type': 'application/json' } } : {};
  return serve(app, async (url) => (await fetch(`${url}${path}`, { method, ...body })).text());
}

it.each([
  ['GET', 'read', true],
  ['POST', 'search', true],
  ['GET', 'file', true],
  ['POST', 'write', false],
] as const)('%s %s works within the sight of who asks: %s', async (method, path, limited) => {
  expect(await ask(method, path)).toMatch(new RegExp(`limited"?:${limited}`));
});

it('somebody who sees everything is limited in nothing', async () => {
  expect(await ask('GET', 'read', EVERYTHING)).toBe('{"limited":false}');
});

it('what is kept for the next caller is read for everybody', async () => {
  const kept = createFreshCache({
    read: async () => sightInHand() !== undefined,
    isHeard: () => true,
    keep: () => true,
    maxAgeMs: 1000,
    maxEntries: 1,
  });
  expect(await withSight(SEES, () => kept.get('one'))).toBe(false);
});
