import type { Express } from 'express';
import type { Pool } from 'pg';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { Logger } from '#config/log';
import type { SecretBox } from '#db/secrets/secret-box';
import type { EngineHealth } from '#temporal/read-engine-health';
import { queueDepth } from '#db/queries/queue-depth';
import { createApp, finishApp } from './http/create-app';
import { createMetrics } from './http/metrics';
import { createOnce } from './http/once';
import { createPasswordCheck } from './intake/check-password';
import { createReceiverDirectory } from './intake/receiver-directory';
import { bindIntake } from './intake/routes';
import { bindLeads } from './leads/routes';
import { createAuthorise } from './oauth/authorise';
import { createTokenReader } from './oauth/read-token';
import { bindOauth } from './oauth/routes';
import { createDoorbell } from './operations/doorbell';
import type { ChangeListener } from './operations/hear-changes';
import type { LeadWorkflows } from './operations/lead-workflows';
import type { ProcessReader } from './operations/process-reader';
import { bindOperations } from './operations/routes';
import { serveUi } from './operations/serve-ui';
import { buildOpenapi } from './openapi';
import { bindResources } from './resources/routes';

/** All the API needs from outside; the server makes the real ones, tests make their own. */
export interface ApiParts {
  readonly pool: Pool;
  readonly orm: MikroORM;
  readonly secretBox: SecretBox;
  readonly changes: ChangeListener;
  readonly workflows: LeadWorkflows;
  readonly processReader: ProcessReader;
  readonly readEngine: () => Promise<EngineHealth>;
  readonly log: Logger;
  readonly version: string;
  readonly trustProxy: readonly string[];
  /** The built user interface; absent = none is served. */
  readonly uiDir?: string | undefined;
  readonly tokenRequestsPerMinute?: number;
  readonly isStopping: () => boolean;
}

/** The whole API as one Express app. */
export function buildApi(parts: ApiParts): Express {
  const metrics = createMetrics(async () => {
    const { depth, oldestMs } = await queueDepth(parts.pool);
    return { depth, ageSeconds: oldestMs / 1000 };
  });
  const app = createApp({ trustProxy: parts.trustProxy, log: parts.log, metrics });
  const tokens = createTokenReader(parts.pool, parts.changes);
  const edge = { authorise: createAuthorise(tokens), once: createOnce(parts.pool) };
  const intake = {
    pool: parts.pool, tokens, workflows: parts.workflows, directory: createReceiverDirectory(parts.pool, parts.changes),
    checkPassword: createPasswordCheck(), doorbell: createDoorbell(parts.pool),
  };
  bindIntake(app, intake, metrics);
  bindOauth(app, edge, parts.pool, parts.tokenRequestsPerMinute ?? 60);
  bindResources(app, edge, parts);
  bindLeads(app, edge, parts);
  bindOperations(app, edge, { ...parts, metrics });
  const openapi = JSON.stringify(buildOpenapi());
  app.get('/openapi.json', (_request, response) => void response.type('application/json').end(openapi));
  if (parts.uiDir !== undefined) serveUi(app, parts.uiDir);
  finishApp(app, parts.log);
  return app;
}
