import { z } from 'zod';
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponsesObject,
} from 'zod-openapi';
import type { Endpoint } from './contract/endpoint';
import { ENDPOINTS } from './contract/endpoints';
import { ACTION_PAYLOADS } from '#domain/protocol/action-payloads.schema';
import { problemSchema } from './contract/problem';

const DESCRIPTIONS: Readonly<Record<number, string>> = {
  200: 'Done',
  201: 'Created',
  202: 'Accepted, being worked on',
  204: 'Done, nothing to say',
  400: 'The request cannot be read',
  401: 'Authentication is missing or wrong',
  403: 'Not allowed',
  404: 'Not found',
  409: 'In conflict with the state of things',
  410: 'No longer there',
  412: 'Changed in the meantime',
  413: 'Too large',
  415: 'Format not supported',
  422: 'Understood, but not possible',
  429: 'Too many requests',
  500: 'Our mistake',
  503: 'Not available for a moment',
};

const IDEMPOTENCY = z.object({
  'Idempotency-Key': z
    .string()
    .max(255)
    .optional()
    .meta({ description: 'The same key and request get the first answer again for 30 days' }),
});

/** The OpenAPI 3.1 document, made from the same endpoints that parse the requests. */
export function buildOpenapi(): ReturnType<typeof createDocument> {
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Leadrail',
      version: '1',
      description: 'Durable lead distribution. Errors are problem details (RFC 9457) with a stable `code`.',
    },
    servers: [{ url: '/' }],
    paths: ENDPOINTS.reduce<ZodOpenApiPathsObject>(
      (paths, endpoint) => ({
        ...paths,
        [endpoint.path]: { ...paths[endpoint.path], [endpoint.method]: operationOf(endpoint) },
      }),
      {},
    ),
    components: {
      schemas: Object.fromEntries(Object.entries(ACTION_PAYLOADS).map(([name, body]) => [`Action-${name}`, body])),
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: '__Host-leadrail',
          description: 'Set by POST /api/v1/session. Changes need its CSRF token in the header X-CSRF-Token as well',
        },
        token: {
          type: 'oauth2',
          flows: {
            clientCredentials: {
              tokenUrl: '/oauth/token',
              scopes: { account: 'Configuration', data: 'Leads', receiver: 'Sending leads' },
            },
          },
        },
      },
    },
  });
}

function operationOf(endpoint: Endpoint): ZodOpenApiOperationObject {
  const { params, query, headers, body, access } = endpoint;
  const keyed = endpoint.method === 'post' && access !== 'public' && !endpoint.secretAnswer && !endpoint.readOnly;
  const content =
    body && Object.fromEntries((endpoint.bodyMedia ?? ['application/json']).map((type) => [type, { schema: body }]));
  return {
    operationId: endpoint.id,
    tags: [endpoint.tag],
    summary: endpoint.summary,
    ...(endpoint.description ? { description: endpoint.description } : {}),
    requestParams: {
      ...(params ? { path: params } : {}),
      ...(query ? { query } : {}),
      ...((headers ?? keyed) ? { header: headers ?? IDEMPOTENCY } : {}),
    },
    ...(content ? { requestBody: { required: true, content } } : {}),
    responses: responsesOf(endpoint),
    security: securityOf(endpoint),
  };
}

/** People come with the session cookie, programs with a token of the endpoint's scope; a receiver may come with nothing. */
function securityOf({ access }: Endpoint): Record<string, string[]>[] {
  if (access === 'public') return [];
  if (access === 'session') return [{ session: [] }];
  return access === 'receiver' ? [{}, { token: [access] }] : [{ session: [] }, { token: [access] }];
}

function responsesOf(endpoint: Endpoint): ZodOpenApiResponsesObject {
  const responses: Record<string, ZodOpenApiResponsesObject[`2${string}`]> = {};
  for (const [status, schema] of Object.entries(endpoint.responses)) {
    responses[status] = {
      description: DESCRIPTIONS[Number(status)] ?? status,
      ...(schema ? { content: contentOf(endpoint, schema) } : {}),
    };
  }
  const guarded = endpoint.access === 'public' ? [] : [401, 403];
  for (const status of [400, ...guarded, ...(endpoint.problems ?? []), 500, 503]) {
    responses[status] ??= {
      description: DESCRIPTIONS[status] ?? String(status),
      content: { 'application/problem+json': { schema: problemSchema } },
    };
  }
  return responses as ZodOpenApiResponsesObject;
}

/** A file is text or bytes of its own media types, everything else is JSON. */
function contentOf({ media }: Endpoint, schema: z.ZodType) {
  if (!media) return { 'application/json': { schema } };
  return Object.fromEntries(
    media.map((type) => [
      type,
      {
        schema: type.startsWith('text/') ? { type: 'string' as const } : { type: 'string' as const, format: 'binary' },
      },
    ]),
  );
}
