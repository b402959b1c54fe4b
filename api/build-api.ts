import type { Express } from 'express';
import type { Pool } from 'pg';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { Logger } from '#config/log';
import type { SecretBox } from '#db/secrets/secret-box';
import type { EngineHealth } from '#temporal/read-engine-health';
import { createLeadNews } from '#db/lead-news';
import { queueDepth } from '#db/queries/queue-depth';
import { readOutboundHosts } from '#db/queries/read-outbound-hosts';
import { createHttpTransport } from '#outbound/create-http-transport';
import { createEdgeRecord } from './access/create-edge-record';
import { createAuthorise } from './access/authorise';
import { createInstallationReader } from './access/installation-facts';
import { createSessionCookie } from './access/session/session-cookie';
import { createSessions } from './access/session/sessions';
import { bindCampaignFlow } from './resources/campaigns/flow/routes';
import { bindCriteria } from './resources/criteria/routes';
import { bindForms } from './intake/forms/routes';
import { bindDashboard } from './figures/dashboard-routes';
import { createApp, finishApp } from './http/create-app';
import { createMetrics } from './http/metrics';
import { createOnce } from './http/once';
import type { IntakeParts } from './intake/accept-post';
import { createDoorLimits, type IntakeRates } from './intake/door-limits';
import { createPasswordCheck } from './intake/password-check';
import { createReceiverDirectory } from './intake/receiver-directory';
import { bindIntake } from './intake/routes';
import { bindLists } from './lists/bind-lists';
import { bindLeadTypes } from './resources/lead-types/usage/routes';
import { bindLedger } from './figures/ledger-routes';
import type { FileScanner } from './leads/file-scanner';
import { bindLeads } from './leads/routes';
import type { LeadListener } from './changes/hear-leads';
import { bindLive } from './live/routes';
import { createTokenReader, type TokenReader } from './access/tokens/read-token';
import { bindOauth } from './access/tokens/routes';
import { createDoorbell } from './changes/doorbell';
import type { ChangeListener } from './changes/hear-changes';
import type { DeliveryTester } from './engine/delivery-tester';
import type { LeadWorkflows } from './engine/lead-workflows';
import type { ProcessReader } from './engine/process-reader';
import { bindHealth } from './health/routes';
import { shedLoad } from './http/shed-load';
import type { WatchRules } from './health/watchers';
import { serveUi } from './pages/serve-ui';
import { buildOpenapi } from './openapi';
import { bindPreview } from './resources/delivery-methods/preview/routes';
import { bindAccountFigures } from './resources/delivery-accounts/figures';
import { bindResources } from './resources/routes';
import { bindProfile } from './resources/users/profile-routes';
import { bindUserAccess } from './resources/users/access-routes';
import { createAtFirstSignIn } from './resources/users/create-at-first-sign-in';
import { bindSignIn } from './access/sign-in/routes';
import { createGuardedFetch, MOST_PROVIDER_BYTES } from './access/single-sign-on/guarded-fetch';
import { bindSingleSignOn } from './access/single-sign-on/routes';
import { serveReference } from './pages/serve-reference';
import { bindPreferences } from './lists/views/preference-routes';
import { bindViews } from './lists/views/routes';

/** All the API needs from outside; the server makes the real ones, tests make their own. */
export interface ApiParts {
  readonly pool: Pool;
  readonly orm: MikroORM;
  readonly secretBox: SecretBox;
  readonly changes: ChangeListener;
  readonly leadNews: LeadListener;
  readonly workflows: LeadWorkflows;
  readonly deliveryTester: DeliveryTester;
  readonly processReader: ProcessReader;
  readonly readEngine: () => Promise<EngineHealth>;
  readonly log: Logger;
  readonly version: string;
  readonly trustProxy: readonly string[];
  /** The built user interface; absent = none is served. */
  readonly uiDir?: string | undefined;
  readonly tokenRequestsPerMinute?: number;
  /** Posts of leads a second; as `config/schema.ts` has it unless said otherwise. */
  readonly intakeRates?: IntakeRates;
  /** A hosted form that comes sooner after it was shown is not believed; 2 unless said otherwise. */
  readonly formMinimumSeconds?: number;
  /** Session cookies for https and this machine only; true unless said otherwise. */
  readonly cookieSecure?: boolean;
  /** Mails can be sent: links travel by mail instead of by hand. */
  readonly canMail?: boolean;
  /** Address blocks of the own network that may be reached. */
  readonly outboundAllow?: readonly string[];
  /** Where people reach this installation, without a trailing slash. */
  readonly publicUrl?: string;
  /** Epoch milliseconds, for codes that change with time. */
  readonly now?: () => number;
  /** Absent = files are kept as they come. */
  readonly scanFile?: FileScanner | undefined;
  /** Who may read metrics and totals; this machine unless said otherwise. */
  readonly watch?: WatchRules;
  readonly isStopping: () => boolean;
}

/** The whole API as one Express app. */
export function buildApi(parts: ApiParts): Express {
  const metrics = createMetrics(() => readQueue(parts.pool));
  const app = createApp({ trustProxy: parts.trustProxy, log: parts.log, metrics });
  app.use(shedLoad(parts.pool));
  const tokens = createTokenReader(parts.pool, parts.changes);
  const installation = createInstallationReader(parts.pool, parts.changes);
  const cookie = createSessionCookie(parts.cookieSecure ?? true);
  const record = createEdgeRecord(parts.pool);
  const access = {
    record,
    tokens,
    installation,
    cookie,
    secretBox: parts.secretBox,
    sessions: createSessions(parts.pool, cookie, installation),
  };
  const edge = {
    authorise: createAuthorise(access),
    once: createOnce(parts.pool, parts.secretBox),
    readings: new Map(),
    record,
  };
  const intake = intakeParts(parts, tokens);
  bindIntake(app, intake, metrics);
  bindForms(app, {
    ...intake,
    publicUrl: parts.publicUrl ?? '',
    formMinimumMs: (parts.formMinimumSeconds ?? 2) * 1000,
  });
  bindOauth(app, edge, { pool: parts.pool, installation, perMinute: parts.tokenRequestsPerMinute ?? 60 });
  const people = { ...access, ...peopleParts(parts) };
  const signIn = bindSignIn(app, edge, people);
  bindSingleSignOn(app, edge, { ...signIn, ...singleSignOnParts(parts) });
  bindProfile(app, edge, people);
  bindUserAccess(app, edge, people);
  bindPreview(app, edge, parts);
  bindAccountFigures(app, edge, parts.pool);
  bindResources(app, edge, parts);
  bindLeads(app, edge, { ...parts, news: intake.news, doorbell: intake.doorbell });
  bindLive(app, edge, parts);
  bindDashboard(app, edge, parts.pool);
  bindLedger(app, edge, parts.pool);
  bindCriteria(app, edge, parts.pool);
  bindCampaignFlow(app, edge, parts.pool);
  bindLeadTypes(app, edge, parts.pool);
  bindLists(app, edge, parts);
  bindViews(app, edge, parts.pool);
  bindPreferences(app, edge, parts.pool);
  bindHealth(app, edge, {
    ...parts,
    metrics,
    watch: parts.watch ?? { token: undefined, allow: [] },
    isSignedIn: ({ headers }) => cookie.read(headers) !== undefined,
  });
  serveOpenapi(app);
  serveReference(app);
  if (parts.uiDir !== undefined) serveUi(app, parts.uiDir);
  finishApp(app, parts.log);
  return app;
}

function serveOpenapi(app: Express): void {
  const openapi = JSON.stringify(buildOpenapi());
  app.get('/openapi.json', (_request, response) => void response.type('application/json').end(openapi));
}

const peopleParts = ({ pool, orm, canMail = false, publicUrl = '', now = Date.now }: ApiParts) => ({
  pool,
  orm,
  canMail,
  publicUrl,
  now,
});

function singleSignOnParts({ pool, orm, secretBox, outboundAllow = [], publicUrl = '' }: ApiParts) {
  const transport = createHttpTransport({ allow: outboundAllow, maxResponseBytes: MOST_PROVIDER_BYTES });
  return {
    publicUrl,
    fetch: createGuardedFetch(transport, () => readOutboundHosts(pool)),
    createPerson: createAtFirstSignIn({ em: orm.em, secretBox }),
  };
}

function intakeParts(
  { pool, secretBox, workflows, changes, intakeRates = { perAddress: 50, perSource: 200 } }: ApiParts,
  tokens: TokenReader,
): IntakeParts {
  return {
    pool,
    secretBox,
    tokens,
    workflows,
    directory: createReceiverDirectory(pool, changes),
    checkPassword: createPasswordCheck(),
    limits: createDoorLimits(intakeRates),
    doorbell: createDoorbell(pool),
    news: createLeadNews(pool),
  };
}

async function readQueue(pool: Pool): Promise<{ depth: number; ageSeconds: number }> {
  const { depth, oldestMs } = await queueDepth(pool);
  return { depth, ageSeconds: oldestMs / 1000 };
}
