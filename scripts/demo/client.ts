import { z } from 'zod';
import type { Receiver } from '#db/seeds/read-receivers';
import type { Credential } from '#db/seeds/write-credential';
import { outcomeSchema, type IntakeOutcome } from '#api/contract/intake';
import type { MoneyHttp } from '#test/kit/scenario/compare-money';
import type { PlannedSend } from './plan-sends';
import { FORMATS } from './formats';

const TIMEOUT_MS = 30_000;
const problemSchema = z.object({ code: z.string() });

/** What a caller saw of one request. */
export interface Sent {
  readonly planned: PlannedSend;
  readonly status: number;
  readonly answer: IntakeOutcome | undefined;
  /** Code of the problem, when it was one. */
  readonly problem: string | undefined;
  readonly replayed: boolean;
  readonly startedAt: number;
  readonly answeredAt: number;
}
export interface ActionAnswer {
  readonly status: number;
  readonly body: unknown;
}
export interface DemoClient {
  send(planned: PlannedSend): Promise<Sent>;
  /** What the source is told of its lead now. */
  read(
    campaign: string,
    leadId: string,
  ): Promise<{ readonly status: number; readonly answer: IntakeOutcome | undefined }>;
  act(leadId: string, action: string, body: object): Promise<ActionAnswer>;
  /** Lists, exports and figures as the operator sees them. */
  readonly operator: MoneyHttp;
}

/** The demo's sources and its operator, over plain HTTP. */
export function demoClient(apiUrl: string, receivers: readonly Receiver[], operator: Credential): DemoClient {
  const tokens = new Map<string, Promise<string>>();
  const token = ({ clientId, clientSecret }: Credential): Promise<string> => {
    const known = tokens.get(clientId) ?? fetchToken(apiUrl, clientId, clientSecret);
    tokens.set(clientId, known);
    return known;
  };
  const receiverOf = (campaign: string): Receiver => {
    const receiver = receivers.find(({ key }) => key === campaign);
    if (!receiver) throw new Error(`The demo market has no campaign ${campaign}`);
    return receiver;
  };
  return {
    async send(planned) {
      const receiver = receiverOf(planned.campaign);
      const { url, init } = await request(apiUrl, receiver, planned, token);
      const startedAt = Date.now();
      const response = await fetch(url, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
      const body: unknown = await response.json();
      const answer = response.ok ? outcomeSchema.parse(body) : undefined;
      const problem = response.ok ? undefined : problemSchema.safeParse(body).data?.code;
      return {
        planned,
        status: response.status,
        answer,
        problem,
        replayed: response.headers.get('idempotent-replayed') === 'true',
        startedAt,
        answeredAt: Date.now(),
      };
    },
    async read(campaign, leadId) {
      const { clientId, clientSecret, password } = receiverOf(campaign);
      // A source that sends without a proof has none to read with: the operator, whose token may send for every source, reads for it.
      const own = clientId !== undefined && clientSecret !== undefined ? { clientId, clientSecret } : operator;
      const headers: Record<string, string> = {
        accept: 'application/json',
        authorization: `Bearer ${await token(own)}`,
      };
      if (password !== undefined) headers['x-campaign-password'] = password;
      const response = await fetch(`${apiUrl}/intake/leads/${leadId}`, {
        headers,
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      const body: unknown = await response.json();
      return { status: response.status, answer: response.ok ? outcomeSchema.parse(body) : undefined };
    },
    operator: operatorHttp(apiUrl, () => token(operator)),
    async act(leadId, action, body) {
      const headers = { authorization: `Bearer ${await token(operator)}`, 'content-type': 'application/json' };
      const response = await fetch(`${apiUrl}/api/v1/leads/${leadId}/actions/${action}`, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      return { status: response.status, body: await response.json() };
    },
  };
}

function operatorHttp(apiUrl: string, token: () => Promise<string>): MoneyHttp {
  const ask = async (method: string, path: string, body?: unknown): Promise<Response> => {
    const headers = {
      authorization: `Bearer ${await token()}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    };
    const response = await fetch(`${apiUrl}${path}`, {
      method,
      headers,
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
    return response;
  };
  return {
    api: async (method, path, body) => ({
      body: (await (await ask(method, path, body)).json()) as Record<string, unknown>,
    }),
    apiText: async (path, body) => (await (await ask('POST', path, body)).text()).replace('\uFEFF', ''),
  };
}

async function fetchToken(apiUrl: string, clientId: string, clientSecret: string): Promise<string> {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
  });
  const response = await fetch(`${apiUrl}/oauth/token`, {
    method: 'POST',
    body,
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (!response.ok) throw new Error(`The token request of ${clientId} was answered ${response.status}`);
  return z.object({ access_token: z.string() }).parse(await response.json()).access_token;
}

type TokenSource = (credential: Credential) => Promise<string>;

async function request(
  apiUrl: string,
  receiver: Receiver,
  planned: PlannedSend,
  token: TokenSource,
): Promise<{ url: string; init: RequestInit }> {
  const to = { ...receiver, aid: planned.wire?.aid ?? receiver.aid };
  const wire = FORMATS[planned.format](to, planned.fields, passwordFor(receiver, planned));
  const contentType = planned.wire?.contentType ?? wire.contentType;
  const headers: Record<string, string> = {
    accept: 'application/json',
    ...(contentType !== undefined && { 'content-type': contentType }),
    ...(planned.idempotencyKey !== undefined && { 'idempotency-key': planned.idempotencyKey }),
    ...(await authorization(receiver, planned, token)),
  };
  const body = planned.wire?.body ?? wire.body;
  return {
    url: `${apiUrl}/intake/leads${wire.query}`,
    init: { method: 'POST', headers, ...(body !== '' && { body }) },
  };
}

function passwordFor({ password }: Receiver, { proof = 'right' }: PlannedSend): string | undefined {
  if (password === undefined || proof === 'none') return undefined;
  return proof === 'right' ? password : 'wrong-password';
}

async function authorization(
  { clientId, clientSecret }: Receiver,
  { proof = 'right' }: PlannedSend,
  token: TokenSource,
): Promise<Record<string, string>> {
  if (clientId === undefined || clientSecret === undefined || proof === 'none') return {};
  return {
    authorization: `Bearer ${proof === 'right' ? await token({ clientId, clientSecret }) : 'a-token-nobody-issued'}`,
  };
}
