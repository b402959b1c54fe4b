import { z } from 'zod';
import { defineEndpoint } from './endpoint';

/** A preference is small: how a screen was left, not what is in it. */
export const PREFERENCE_BYTES = 65_536;

const params = z.object({
  key: z.string().regex(/^[a-z][a-zA-Z0-9.-]{0,99}$/, 'A key is a word such as lists.leads.'),
});
const common = { access: 'session', tag: 'Views', path: '/api/v1/preferences/{key}', params } as const;
const preferenceSchema = z.object({ value: z.json() });

export const readPreference = defineEndpoint({
  ...common,
  id: 'readPreference',
  method: 'get',
  summary: 'What one left under this key; null when nothing',
  responses: { 200: preferenceSchema },
});
export const writePreference = defineEndpoint({
  ...common,
  id: 'writePreference',
  method: 'put',
  summary: 'Keep something under this key, up to 64 kB; null forgets it',
  body: z.strictObject({ value: z.json() }),
  responses: { 200: preferenceSchema },
  problems: [413, 422],
});
