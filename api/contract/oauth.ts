import { z } from 'zod';
import { defineEndpoint } from './endpoint';
import { problemSchema } from './problem';
import { API_SCOPES } from '#domain/words/access';

export const scopeSchema = z.enum(API_SCOPES);

export const tokenRequestSchema = z.object({
  grant_type: z.string().optional().meta({ description: 'client_credentials' }),
  client_id: z.string().max(200).optional(),
  client_secret: z.string().max(400).optional(),
  scope: z
    .string()
    .max(100)
    .optional()
    .meta({ description: "Space-separated; all of the credential's scopes when absent" }),
});

export const issueTokenEndpoint = defineEndpoint({
  id: 'issueToken',
  method: 'post',
  path: '/oauth/token',
  access: 'public',
  tag: 'Authentication',
  summary: 'Get an access token',
  description: 'OAuth 2 client credentials, by HTTP Basic or in the body. Problems also carry the `error` of RFC 6749.',
  body: tokenRequestSchema,
  bodyMedia: ['application/x-www-form-urlencoded', 'application/json'],
  responses: {
    200: z.object({
      access_token: z.string(),
      token_type: z.literal('Bearer'),
      expires_in: z.int(),
      scope: z.string(),
    }),
  },
  problems: [401, 429],
  problemBody: problemSchema
    .extend({
      error: z.string().optional().meta({ description: 'The code of RFC 6749' }),
      error_description: z.string().optional(),
    })
    .meta({ id: 'TokenProblem' }),
});
