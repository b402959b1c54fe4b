import type { Config, NoticesConfig } from './config';
import { ConfigError } from './config-error';
import { plainLinks } from './plain-links';
import { envSchema, type Environment } from './schema';

type Variables = Readonly<Record<string, string | undefined>>;

/** Reads the environment once. A variable set to nothing counts as unset. Throws one ConfigError that lists every problem. */
export function loadConfig(env: Variables = process.env): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const read = envSchema.safeParse(given);
  const problems = read.success
    ? problemsTogether(read.data)
    : read.error.issues.map(
        (issue) => `${String(issue.path[0])} ${String(issue.path[0]) in given ? issue.message : 'is required'}`,
      );
  if (!read.success || problems.length > 0) throw new ConfigError(problems);
  return toConfig(read.data);
}

/** Variables that make sense only together. */
function problemsTogether(values: Environment): string[] {
  const problems: string[] = [];
  if ((values.SMTP_URL || values.SENDGRID_API_KEY) && !values.NOTICE_FROM) {
    problems.push('NOTICE_FROM is required when SMTP_URL or SENDGRID_API_KEY is set');
  }
  const twilio = {
    TWILIO_ACCOUNT_SID: values.TWILIO_ACCOUNT_SID,
    TWILIO_AUTH_TOKEN: values.TWILIO_AUTH_TOKEN,
    TWILIO_FROM: values.TWILIO_FROM,
  };
  const missing = Object.entries(twilio)
    .filter(([, value]) => value === undefined)
    .map(([name]) => name);
  if (missing.length > 0 && missing.length < 3)
    problems.push(`${missing.join(' and ')} must be set with the other TWILIO_ variables`);
  if ((values.TEMPORAL_TLS_CERT === undefined) !== (values.TEMPORAL_TLS_KEY === undefined))
    problems.push('TEMPORAL_TLS_CERT and TEMPORAL_TLS_KEY must be set together');
  if (!values.ALLOW_PLAIN_LINKS)
    problems.push(
      ...plainLinks({
        databaseUrls: {
          DATABASE_URL: values.DATABASE_URL.reveal(),
          ...(values.DATABASE_OWNER_URL && { DATABASE_OWNER_URL: values.DATABASE_OWNER_URL.reveal() }),
        },
        temporalAddress: values.TEMPORAL_ADDRESS,
        temporalTls: isTemporalTls(values),
      }),
    );
  return problems;
}

/** TLS is implied by an API key, as Temporal's cloud asks for it, and by certificates. */
const isTemporalTls = (values: Environment): boolean =>
  values.TEMPORAL_TLS ||
  [values.TEMPORAL_API_KEY, values.TEMPORAL_TLS_CA, values.TEMPORAL_TLS_CERT].some((given) => given !== undefined);

function toConfig(values: Environment): Config {
  return {
    environment: values.NODE_ENV,
    logLevel: values.LOG_LEVEL,
    shutdownGraceMs: values.SHUTDOWN_GRACE_MS,
    child: values.LEADRAIL_CHILD,
    keys: {
      current: values.LEADRAIL_SECRET_KEY,
      older: values.LEADRAIL_SECRET_KEYS_OLD ?? [],
      lookup: values.LEADRAIL_LOOKUP_KEY,
    },
    database: {
      url: values.DATABASE_URL,
      ownerUrl: values.DATABASE_OWNER_URL ?? values.DATABASE_URL,
      poolSize: values.DATABASE_POOL_SIZE,
    },
    temporal: {
      address: values.TEMPORAL_ADDRESS,
      namespace: values.TEMPORAL_NAMESPACE,
      tls: isTemporalTls(values),
      tlsFiles: {
        ca: values.TEMPORAL_TLS_CA,
        cert: values.TEMPORAL_TLS_CERT,
        key: values.TEMPORAL_TLS_KEY,
        serverName: values.TEMPORAL_TLS_SERVER_NAME,
      },
      apiKey: values.TEMPORAL_API_KEY,
    },
    api: {
      host: values.HOST,
      port: values.PORT,
      publicUrl: publicUrlOf(values),
      trustProxy: values.TRUST_PROXY,
      uiDir: values.LEADRAIL_UI_DIR,
      cookieSecure: values.COOKIE_SECURE,
      formMinimumSeconds: values.FORM_MIN_SECONDS,
      drainMs: values.DRAIN_MS,
      clamd: values.CLAMD_ADDRESS,
      maxConnections: values.API_MAX_CONNECTIONS,
      metricsToken: values.METRICS_TOKEN,
      metricsAllow: values.METRICS_ALLOW,
      intakeRates: { perAddress: values.INTAKE_PER_ADDRESS, perSource: values.INTAKE_PER_SOURCE },
    },
    worker: {
      metricsHost: values.METRICS_HOST,
      metricsPort: values.METRICS_PORT,
      dispatchConcurrency: values.DISPATCH_CONCURRENCY,
      maxWorkflowTasks: values.WORKER_MAX_WORKFLOW_TASKS,
      maxActivities: values.WORKER_MAX_ACTIVITIES,
      maxLocalActivities: values.WORKER_MAX_LOCAL_ACTIVITIES,
      maxCachedWorkflows: values.WORKER_MAX_CACHED_WORKFLOWS,
      maxWorkflowPollers: values.WORKER_MAX_WORKFLOW_POLLERS,
      maxActivityPollers: values.WORKER_MAX_ACTIVITY_POLLERS,
    },
    outbound: { allow: values.OUTBOUND_ALLOW, maxResponseBytes: values.OUTBOUND_MAX_RESPONSE_BYTES },
    notices: toNotices(values),
  };
}

/** Where people reach the installation, without a slash at the end. */
export function publicUrlOf({
  PUBLIC_URL: given,
  HOST: host,
  PORT: port,
}: Pick<Environment, 'PUBLIC_URL' | 'HOST' | 'PORT'>): string {
  return (given ?? `http://${browsable(host)}:${port}`).replace(/\/+$/, '');
}

/** A listening address as people type it: browsers take session cookies on localhost without https. */
function browsable(host: string): string {
  if (['127.0.0.1', '0.0.0.0', '::1', '::'].includes(host)) return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

function toNotices(values: Environment): NoticesConfig {
  const from = values.NOTICE_FROM;
  const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken, TWILIO_FROM: smsFrom } = values;
  return {
    smtp: values.SMTP_URL && from ? { url: values.SMTP_URL, from } : undefined,
    sendgrid:
      values.SENDGRID_API_KEY && from
        ? { apiKey: values.SENDGRID_API_KEY, baseUrl: values.SENDGRID_BASE_URL, from }
        : undefined,
    twilio:
      accountSid && authToken && smsFrom
        ? { accountSid, authToken, from: smsFrom, baseUrl: values.TWILIO_BASE_URL.replace(/\/+$/, '') }
        : undefined,
  };
}
