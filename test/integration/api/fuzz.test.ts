import fc from 'fast-check';
import type { MikroORM } from '@mikro-orm/postgresql';
import { initOrm } from '#db/orm';
import type { Endpoint } from '#api/contract/endpoint';
import { ENDPOINTS } from '#api/contract/endpoints';
import { PERMISSIONS } from '#api/contract/permissions';
import { problemSchema } from '#api/contract/problem';
import { buildOpenapi } from '#api/openapi';
import { startTestApi, type TestAnswer, type TestApi } from '#test/kit/api-client';
import { createTestDatabase, type TestDatabase } from '#test/kit/database';
import { openTestSession, type TestSession } from '#test/kit/session';
import { broken, fitting, type JsonSchema, type World } from './json-schema-arbitrary';
import { makeTwoOfEach } from './two-of-each';

interface Operation {
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly schema: JsonSchema;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>> };
  readonly responses: Readonly<Record<string, unknown>>;
}
const DOCUMENT = buildOpenapi() as unknown as {
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { readonly schemas: Record<string, JsonSchema> };
};
/** Answers that never end. */
const ENDLESS = new Set(['streamEvents']);
const RUNS = 6;
const operationOf = ({ path, method }: Endpoint): Operation => DOCUMENT.paths[path]?.[method] as Operation;

let database: TestDatabase;
let api: TestApi;
let orm: MikroORM;
let ids: string[];
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database);
  orm = await initOrm(database.url);
  const world = await makeTwoOfEach(orm.em as never, database.pool);
  ids = Object.values(world.ids).flatMap(({ mine, theirs }) => [mine, theirs]);
}, 60_000);
afterAll(async () => {
  await api.stop();
  await orm.close(true);
  await database.drop();
});

interface Asked {
  readonly path: string;
  readonly body: unknown;
  readonly media: string | undefined;
}

/** One call of an operation: parameters and body that mostly fit, or one of them broken. */
function callOf(endpoint: Endpoint, world: World, how: typeof fitting): fc.Arbitrary<Asked> {
  const operation = operationOf(endpoint);
  const parameters = operation.parameters ?? [];
  const inPath = parameters.filter((parameter) => parameter.in === 'path');
  const inQuery = parameters.filter((parameter) => parameter.in === 'query');
  const media = Object.keys(operation.requestBody?.content ?? {})[0];
  const query = fc.record(Object.fromEntries(inQuery.map(({ name, schema }) => [name, how(schema, world)])), {
    requiredKeys: inQuery.filter(({ required }) => required).map(({ name }) => name),
  });
  const body =
    media === undefined ? fc.constant(undefined) : how(operation.requestBody?.content[media]?.schema ?? {}, world);
  return fc
    .record({ places: fc.tuple(...inPath.map(({ schema }) => fitting(schema, world))), query, body })
    .map((made) => {
      const path = inPath.reduce(
        (text, { name }, index) => text.replace(`{${name}}`, encodeURIComponent(String(made.places[index]) || 'x')),
        endpoint.path as string,
      );
      const pairs = Object.entries(made.query)
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => `${name}=${encodeURIComponent(wellFormed(value))}`);
      return { path: pairs.length > 0 ? `${path}?${pairs.join('&')}` : path, body: made.body, media };
    });
}

/** Half a surrogate pair cannot be percent-encoded. */
const wellFormed = (value: unknown): string => Buffer.from(String(value), 'utf8').toString('utf8');

async function send(who: TestSession, endpoint: Endpoint, { path, body, media }: Asked): Promise<TestAnswer> {
  const form = media === 'application/x-www-form-urlencoded' && typeof body === 'object' && body !== null;
  const text = form
    ? new URLSearchParams(
        Object.entries(body).map(([name, value]): [string, string] => [name, wellFormed(value)]),
      ).toString()
    : JSON.stringify(body);
  const sent = media === undefined ? {} : { body: text };
  return api.send(endpoint.method.toUpperCase(), path, {
    headers: { ...who.headers, ...(media === undefined ? {} : { 'content-type': form ? media : 'application/json' }) },
    ...sent,
  });
}

/** What an answer has against it; undefined when it is as documented. */
function faultOf(endpoint: Endpoint, answer: TestAnswer): string | undefined {
  const { status } = answer;
  if (status >= 500) return 'our mistake';
  // A path whose parameter fits no schema is an address that does not exist.
  const known =
    operationOf(endpoint).responses[status] !== undefined ||
    status === 404 ||
    (status === 422 && endpoint.body !== undefined);
  if (!known) return 'undocumented status';
  const type = answer.headers.get('content-type') ?? '';
  // Pages for people say what is wrong as pages.
  if (endpoint.media?.includes('text/html') && type.startsWith('text/html')) return undefined;
  return status >= 400 ? problemFault(answer, type) : bodyFault(endpoint, answer, type);
}

function problemFault(answer: TestAnswer, type: string): string | undefined {
  return type.startsWith('application/problem+json') && problemSchema.safeParse(answer.json()).success
    ? undefined
    : 'no problem document';
}

function bodyFault({ media, responses }: Endpoint, answer: TestAnswer, type: string): string | undefined {
  const schema = responses[answer.status];
  if (!schema) return answer.text === '' ? undefined : 'a body where none is documented';
  if (media) return media.some((one) => type.startsWith(one)) ? undefined : 'another media type';
  return schema.safeParse(answer.json()).success ? undefined : 'another body than documented';
}

describe.each(ENDPOINTS.filter(({ id }) => !ENDLESS.has(id)).map((endpoint) => [endpoint.id, endpoint] as const))(
  '%s',
  (_id, endpoint) => {
    test.each([
      ['mostly right', fitting],
      ['broken', broken],
    ] as const)('answers %s input as documented, and never with a mistake of ours', async (_name, how) => {
      const who = await openTestSession(api, database, PERMISSIONS);
      await fc.assert(
        fc.asyncProperty(callOf(endpoint, { schemas: DOCUMENT.components.schemas, ids }, how), async (asked) => {
          const answer = await send(who, endpoint, asked);
          const fault = faultOf(endpoint, answer);
          if (fault !== undefined)
            throw new Error(
              `${fault}: ${answer.status} to ${endpoint.method} ${asked.path} ${JSON.stringify(asked.body)?.slice(0, 600)}\n${answer.text.slice(0, 600)}`,
            );
        }),
        { seed: 20261123, numRuns: RUNS, endOnFailure: true },
      );
    });
  },
);
