import { z } from 'zod';
import { defineEndpoint } from './endpoint';

export const statusSchema = z
  .object({
    name: z.string(),
    version: z.string(),
    startedAt: z.iso.datetime(),
    configVersion: z.int(),
    database: z.enum(['up', 'down']),
    temporal: z.enum(['up', 'down']),
    worker: z.enum(['up', 'down']).meta({ description: 'Whether any worker asks for work' }),
    counts: z
      .object({
        leads: z.int(),
        received: z.int(),
        qualityControl: z.int(),
        distributing: z.int(),
        unresolved: z.int(),
        closed: z.int(),
        sold: z.int(),
        rejected: z.int(),
        deliveries: z.int(),
        buyers: z.int(),
        campaigns: z.int(),
        leadTypes: z.int(),
      })
      .nullable(),
    dispatch: z.object({ depth: z.int(), ageSeconds: z.number() }).nullable(),
  })
  .meta({ id: 'Status' });

export const getStatus = defineEndpoint({
  id: 'getStatus',
  method: 'get',
  path: '/api/v1/status',
  access: 'public',
  tag: 'Operations',
  summary: 'What is running, in counts',
  description:
    'For monitors (METRICS_TOKEN, METRICS_ALLOW, callers on the same machine that are not signed in); others need a token with the scope data or leads:view. `counts` and `dispatch` are about all data: null for a role that sees a part of it.',
  responses: { 200: statusSchema },
});

export const getLiveness = defineEndpoint({
  id: 'getLiveness',
  method: 'get',
  path: '/healthz',
  access: 'public',
  tag: 'Operations',
  summary: 'The process lives',
  responses: { 200: z.object({ status: z.literal('ok') }) },
});
const check = z.enum(['ok', 'failed']);
export const getReadiness = defineEndpoint({
  id: 'getReadiness',
  method: 'get',
  path: '/readyz',
  access: 'public',
  tag: 'Operations',
  summary: 'The process can serve: database reached, schema current',
  responses: {
    200: z.object({ status: z.literal('ready'), database: check, migrations: check }),
    503: z.object({ status: z.enum(['not-ready', 'stopping']), database: check, migrations: check }),
  },
});
