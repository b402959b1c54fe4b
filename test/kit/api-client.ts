import type { AddressInfo } from 'node:net';
import { createServer } from 'node:http';
import type { Express } from 'express';
import type { Pool } from 'pg';
import { createLogger } from '#config/log';
import { createLimitedPool } from '#db/scope/limited-pool';
import { initOrm } from '#db/orm';
import { createSecretBox } from '#db/secrets/secret-box';
import { buildApi, type ApiParts } from '#api/build-api';
import { hearLeads } from '#api/changes/hear-leads';
import { hearChanges } from '#api/changes/hear-changes';
import type { LeadWorkflows } from '#api/engine/lead-workflows';
import type { TestDatabase } from './database';

export interface TestAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; fails when it is none. */
  json<T = Record<string, unknown>>(): T;
}
export interface TestApi {
  readonly app: Express;
  readonly url: string;
  readonly pool: Pool;
  send(
    method: string,
    path: string,
    options?: { headers?: Record<string, string>; body?: string | Uint8Array },
  ): Promise<TestAnswer>;
  /** A JSON body and, where given, a bearer token. */
  call(
    method: string,
    path: string,
    body?: unknown,
    token?: string,
    headers?: Record<string, string>,
  ): Promise<TestAnswer>;
  stop(): Promise<void>;
}

/** An engine for tests of the API alone: leads stay queued, actions are refused. */
const noEngine: LeadWorkflows = { startAndAwaitOutcome: async () => false, act: async () => ({ booked: true }) };

/** The API on a free loopback port against a test database. Stop it before the database is dropped. */
export async function startTestApi(
  database: Pick<TestDatabase, 'applicationUrl'>,
  overrides: Partial<ApiParts> = {},
): Promise<TestApi> {
  const { applicationUrl } = database;
  const pool = createLimitedPool(applicationUrl, 10, 'leadrail-test-api');
  const orm = await initOrm(applicationUrl);
  const changes = hearChanges(applicationUrl);
  const leadNews = hearLeads(applicationUrl);
  const app = buildApi({
    pool,
    orm,
    changes,
    leadNews,
    secretBox: createSecretBox('ab'.repeat(32)),
    workflows: noEngine,
    deliveryTester: { run: async () => false },
    processReader: { read: async () => null },
    readEngine: async () => ({ temporal: 'down', worker: 'down' }),
    log: createLogger('test-api', { level: 'silent' }),
    version: 'test',
    trustProxy: [],
    tokenRequestsPerMinute: 1000,
    formMinimumSeconds: 0,
    intakeRates: { perAddress: 0, perSource: 0 },
    isStopping: () => false,
    ...overrides,
  });
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const send: TestApi['send'] = async (method, path, options = {}) => {
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: options.headers ?? {},
      body: options.body === undefined ? null : (options.body as RequestInit['body']),
    });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, text, json: <T>() => JSON.parse(text) as T };
  };
  return {
    app,
    url,
    pool,
    send,
    call: (method, path, body, token, headers = {}) =>
      send(method, path, {
        headers: {
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await changes.stop();
      await leadNews.stop();
      await orm.close(true);
      await pool.end();
    },
  };
}
