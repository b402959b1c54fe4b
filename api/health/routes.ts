import type { Express, Request } from 'express';
import type { Pool } from 'pg';
import type { EngineHealth } from '#temporal/read-engine-health';
import { UserError } from '#domain/kernel/errors';
import { MIGRATIONS } from '#db/migrations/index';
import { getLiveness, getReadiness, getStatus } from '#api/contract/status';
import { bindEndpoint, type Edge } from '#api/http/bind-endpoint';
import type { Metrics } from '#api/http/metrics';
import { within } from '#api/http/within';
import { createStatusReader } from './status-reader';
import { createWatchers, type WatchRules } from './watchers';

export interface OperationsParts {
  readonly pool: Pool;
  readonly metrics: Metrics;
  readonly version: string;
  readonly readEngine: () => Promise<EngineHealth>;
  readonly isStopping: () => boolean;
  readonly watch: WatchRules;
  /** The request says that it comes from somebody signed in. */
  readonly isSignedIn: (request: Request) => boolean;
}
const PROBE_TIMEOUT_MS = 1500;

/** Health, readiness, metrics and the start page's figures. */
export function bindHealth(app: Express, edge: Edge, parts: OperationsParts): void {
  const startedAt = new Date().toISOString();
  const readStatus = createStatusReader(parts.pool);
  bindEndpoint(app, edge, getLiveness, async () => ({ status: 200, body: { status: 'ok' } }));
  bindEndpoint(app, edge, getReadiness, async () => {
    const { database, migrations } = await probe(parts.pool);
    const ready = database && migrations && !parts.isStopping();
    const checks = { database: word(database), migrations: word(migrations) };
    if (ready) return { status: 200, body: { status: 'ready', ...checks } };
    return { status: 503, body: { status: parts.isStopping() ? 'stopping' : 'not-ready', ...checks } };
  });
  const watchers = createWatchers(parts.watch, edge.authorise, parts.isSignedIn);
  bindEndpoint(app, edge, getStatus, async ({ request }) => {
    const whole = await watchers.seesTotals(request, { id: getStatus.id, access: 'data', permission: 'leads:view' });
    const figures = await readStatus();
    return {
      status: 200,
      body: {
        version: parts.version,
        startedAt,
        ...(await parts.readEngine()),
        ...(whole ? figures : { ...figures, counts: null, dispatch: null }),
      },
    };
  });
  app.get('/metrics', async (request, response) => {
    const whole = await watchers.seesTotals(request, { id: 'metrics', access: 'account', permission: 'settings:view' });
    if (!whole) throw new UserError('restricted-role', 'Metrics are about all data; your role sees a part of it.');
    response.setHeader('Cache-Control', 'no-store');
    const { type, text } = await parts.metrics.render();
    response.setHeader('Content-Type', type);
    response.end(text);
  });
}

async function probe(pool: Pool): Promise<{ database: boolean; migrations: boolean }> {
  try {
    const { rows } = await within(PROBE_TIMEOUT_MS, pool.query<{ name: string }>('select name from schema_migration'));
    const applied = new Set(rows.map((row) => row.name));
    return { database: true, migrations: MIGRATIONS.every((migration) => applied.has(migration.name)) };
  } catch (error) {
    const missingTable = error instanceof Error && 'code' in error && error.code === '42P01';
    return { database: missingTable, migrations: false };
  }
}

const word = (ok: boolean): 'ok' | 'failed' => (ok ? 'ok' : 'failed');
