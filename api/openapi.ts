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
  303: 'Go on elsewhere',
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

/** What may happen to a request wherever it goes. */
const ANYWHERE = [400, 500, 503] as const;
const PAGE = 'text/html';

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
      description:
        'Durable lead distribution. Errors are problem details (RFC 9457) with a stable `code`, as JSON or, for callers who ask for XML, as `application/problem+xml`. A method that an address does not know is answered with 405 and the header Allow.',
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
  const { params, query, headers, body } = endpoint;
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
      ...((headers ?? isKeyed(endpoint)) ? { header: headers ?? IDEMPOTENCY } : {}),
    },
    ...(content ? { requestBody: { required: true, content } } : {}),
    responses: responsesOf(endpoint),
    security: securityOf(endpoint),
  };
}

/** Whether an Idempotency-Key means something to it. */
const isKeyed = ({ method, access, secretAnswer, readOnly }: Endpoint): boolean =>
  method === 'post' && access !== 'public' && !secretAnswer && !readOnly;

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
  for (const status of [...new Set([...refusalsOf(endpoint), ...(endpoint.problems ?? [])])].sort()) {
    responses[status] ??= {
      description: DESCRIPTIONS[status] ?? String(status),
      content: problemContentOf(endpoint, status),
    };
  }
  return responses as ZodOpenApiResponsesObject;
}

/** What the edge itself may answer, by what an operation takes and who may call it; its own refusals it declares as `problems`. */
function refusalsOf(endpoint: Endpoint): number[] {
  const { access, params, body } = endpoint;
  const guarded = access === 'account' || access === 'data' || access === 'session';
  return [
    ...ANYWHERE,
    ...(access === 'public' ? [] : [401, 403]),
    ...(guarded ? [429] : []),
    ...(params ? [404] : []),
    ...(body ? [413, 415, 422] : []),
    ...(isKeyed(endpoint) ? [409, 422] : []),
  ];
}

/** Problems are JSON; those of pages for people are pages, as far as the request came through to them. */
function problemContentOf({ media, access, problemBody }: Endpoint, status: number) {
  const problem = { 'application/problem+json': { schema: problemBody ?? problemSchema } };
  const text = { schema: { type: 'string' as const } };
  if (media?.includes(PAGE)) return { ...(status === 400 || status === 500 ? problem : {}), [PAGE]: text };
  return access === 'receiver' ? { ...problem, 'application/problem+xml': text } : problem;
}

/** A file is text or bytes of its own media types; a receiver answers in the sender's format; everything else is JSON. */
function contentOf({ media, access }: Endpoint, schema: z.ZodType) {
  const text = { schema: { type: 'string' as const } };
  if (!media) return { 'application/json': { schema }, ...(access === 'receiver' ? { 'application/xml': text } : {}) };
  return Object.fromEntries(
    media.map((type) => [
      type,
      type.startsWith('text/') ? text : { schema: { type: 'string' as const, format: 'binary' as const } },
    ]),
  );
}
