import { createServer, type ServerResponse } from 'node:http';
import { listen, readBody, stop, type VendorRequest } from './fake-vendor';

/** What the next questions are answered with instead of a judgement; `hang` = never. */
export type ModelMood = 'hang' | 'busy' | 'broken' | 'garbage' | 'refusal' | 'half';
export interface Question {
  readonly headers: VendorRequest['headers'];
  readonly path: string;
  readonly system: string;
  /** Values by id. */
  readonly values: Readonly<Record<string, string>>;
}
export interface FakeModel {
  /** Address of chat completions. */
  readonly url: string;
  readonly questions: readonly Question[];
  /** What was wrong with requests, as the vendor says it. */
  readonly complaints: readonly string[];
  be(...moods: ModelMood[]): void;
  close(): Promise<void>;
}

interface ChatRequest {
  model?: unknown;
  messages?: { role?: unknown; content?: unknown }[];
  response_format?: { type?: unknown; json_schema?: { name?: unknown; strict?: unknown; schema?: Schema } };
}
interface Schema {
  type?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  required?: string[];
  additionalProperties?: boolean;
  enum?: string[];
}

const MODEL = 'fake-model-1';
const KNOWN_MEMBERS = new Set(['model', 'messages', 'response_format']);
/** What this model finds implausible. */
const NONSENSE = /asdf|qwer|donald duck/i;

/** Structured output is refused unless every object lists all its members as required and allows no others. */
function schemaFault(schema: Schema | undefined): string | undefined {
  if (schema?.type === 'array') return schemaFault(schema.items);
  if (schema?.type !== 'object') return schema?.type === 'string' ? undefined : 'Invalid schema: type is missing.';
  const names = Object.keys(schema.properties ?? {});
  if (schema.additionalProperties !== false)
    return "Invalid schema: 'additionalProperties' is required to be supplied and to be false.";
  if (names.some((name) => !schema.required?.includes(name)))
    return "Invalid schema: 'required' has to hold every key in properties.";
  return names.map((name) => schemaFault(schema.properties?.[name])).find((fault) => fault !== undefined);
}

function faultOf(request: VendorRequest, body: ChatRequest, key: string): readonly [number, string] | undefined {
  if (request.path !== '/v1/chat/completions') return [404, 'Invalid URL'];
  if (request.method !== 'POST') return [405, 'Method Not Allowed'];
  if (request.headers.authorization !== `Bearer ${key}`) return [401, 'Incorrect API key provided.'];
  if (request.headers['content-type'] !== 'application/json') return [415, 'Content-Type has to be application/json.'];
  return faultOfBody(body);
}

function faultOfBody(body: ChatRequest): readonly [number, string] | undefined {
  const unknown = Object.keys(body).find((name) => !KNOWN_MEMBERS.has(name));
  if (unknown !== undefined) return [400, `Unrecognized request argument supplied: ${unknown}`];
  if (body.model !== MODEL) return [404, 'The model does not exist or you do not have access to it.'];
  const messages = body.messages ?? [];
  const sound =
    messages.length > 0 &&
    messages.every(
      ({ role, content }) => ['system', 'user'].includes(String(role)) && typeof content === 'string' && content !== '',
    );
  if (!sound) return [400, "Invalid value for 'messages'."];
  const { type, json_schema: format } = body.response_format ?? {};
  if (type !== 'json_schema' || !/^[A-Za-z0-9_-]{1,64}$/.test(String(format?.name)) || format?.strict !== true)
    return [400, "Invalid value for 'response_format'."];
  const fault = schemaFault(format.schema);
  return fault === undefined ? undefined : [400, fault];
}

const send = (
  response: ServerResponse,
  status: number,
  body: object | string,
  headers: Record<string, string> = {},
): void => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
};
const choice = (content: string | null, more: object = {}): object => ({
  id: 'chatcmpl-1',
  object: 'chat.completion',
  model: MODEL,
  choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content, ...more } }],
  usage: { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 },
});

const judge = (values: Readonly<Record<string, string>>): { id: string; verdict: string; reason: string }[] =>
  Object.entries(values).map(([id, value]) =>
    NONSENSE.test(value)
      ? { id, verdict: 'invalid', reason: 'Keyboard mashing.' }
      : { id, verdict: 'valid', reason: 'Plausible.' },
  );

const MOODS: Record<ModelMood, (response: ServerResponse, values: Readonly<Record<string, string>>) => void> = {
  hang: () => undefined,
  busy: (response) => send(response, 429, { error: { message: 'Rate limit reached.' } }, { 'retry-after': '0' }),
  broken: (response) => send(response, 500, { error: { message: 'The server had an error.' } }),
  garbage: (response) => send(response, 200, choice('Sure! All of these look fine to me.')),
  refusal: (response) => send(response, 200, choice(null, { refusal: 'I cannot help with that.' })),
  half: (response, values) => send(response, 200, choice(JSON.stringify({ verdicts: judge(values).slice(1) }))),
};

/** A vendor of chat completions on loopback, with the checks such vendors make; judges `asdf`, `qwer` and `Donald Duck` as invalid. */
export async function startFakeModel(key: string): Promise<FakeModel> {
  const questions: Question[] = [];
  const complaints: string[] = [];
  const moods: ModelMood[] = [];
  const server = createServer((incoming, response) => {
    void readBody(incoming).then((text) => {
      const request = {
        method: incoming.method ?? '',
        path: incoming.url ?? '',
        headers: incoming.headers,
        body: text,
      };
      const body = JSON.parse(text) as ChatRequest;
      const fault = faultOf(request, body, key);
      if (fault) {
        complaints.push(fault[1]);
        return send(response, fault[0], { error: { message: fault[1] } });
      }
      const values = JSON.parse(String(body.messages?.at(-1)?.content)) as Record<string, string>;
      questions.push({
        headers: request.headers,
        path: request.path,
        system: String(body.messages?.[0]?.content),
        values,
      });
      const mood = moods.shift();
      return mood
        ? MOODS[mood](response, values)
        : send(response, 200, choice(JSON.stringify({ verdicts: judge(values) })));
    });
  });
  const url = `${await listen(server)}/v1/chat/completions`;
  return {
    url,
    questions,
    complaints,
    be: (...next) => void moods.splice(0, moods.length, ...next),
    close: () => stop(server),
  };
}

export const FAKE_MODEL = MODEL;
