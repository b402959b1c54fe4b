import { z } from 'zod';
import { isCidr } from './is-cidr';
import { NOTICE_VARIABLES } from './notice-variables';
import { TEMPORAL_VARIABLES } from './temporal-variables';
import { hexKey, hexKeys, monitorToken } from './secret-forms';
import {
  hostAndPort,
  list,
  optionalVariable,
  requiredVariable,
  secretUrl,
  textVariable,
  url,
  variable,
  whole,
  yesNoVariable,
} from './variable';

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const cidrs = list.refine(
  (items) => items.every(isCidr),
  'must be a comma-separated list of address blocks such as 10.0.0.0/8',
);

/** Every variable the product reads; `.env.example` and the README table are made from it. */
export const envSchema = z.object({
  NODE_ENV: variable(z.enum(['production', 'development', 'test']), {
    group: 'Process',
    default: 'production',
    description: 'What the process runs for.',
  }),
  LOG_LEVEL: variable(z.enum(LOG_LEVELS), {
    group: 'Process',
    default: 'info',
    description: `Least severe level that is logged: ${LOG_LEVELS.join(', ')}.`,
  }),
  SHUTDOWN_GRACE_MS: variable(whole(0, 600_000), {
    group: 'Process',
    default: '130000',
    description:
      'How long a stopping process may finish work in hand, in milliseconds. A worker that sends needs at least 125000: the longest time a buyer may take, and the booking.',
  }),
  LEADRAIL_CHILD: variable(yesNoVariable, {
    group: 'Process',
    default: 'false',
    description: 'Set by `npm start` for its own processes: they end when their parent is gone.',
  }),

  DATABASE_URL: requiredVariable(secretUrl('postgres', 'postgresql'), {
    group: 'Database',
    secret: true,
    example: 'postgres://leadrail:password@127.0.0.1:5432/leadrail',
    description: 'The Postgres that holds the book of record. Set, `npm start` uses it instead of a private one.',
  }),
  DATABASE_OWNER_URL: optionalVariable(secretUrl('postgres', 'postgresql'), {
    group: 'Database',
    secret: true,
    description:
      'The same database as the owner of its tables, where DATABASE_URL is not: `npm run migrate`, `npm run rotate-key` and the indexes a worker makes for searchable fields use it. The API never needs it.',
  }),
  DATABASE_POOL_SIZE: variable(whole(1, 500), {
    group: 'Database',
    default: '20',
    description: 'Most connections one process opens.',
  }),
  LEADRAIL_SECRET_KEY: requiredVariable(hexKey, {
    group: 'Database',
    secret: true,
    example: 'output of: openssl rand -hex 32',
    description:
      "Encrypts buyers' credentials and keys duplicate checks. Losing it loses them. `npm start` makes one in its data folder.",
  }),
  LEADRAIL_SECRET_KEYS_OLD: optionalVariable(hexKeys, {
    group: 'Database',
    secret: true,
    description:
      'Earlier keys, comma-separated: they still open what they sealed. `npm run rotate-key` seals it with the new one and says when they may go.',
  }),
  LEADRAIL_LOOKUP_KEY: optionalVariable(hexKey, {
    group: 'Database',
    secret: true,
    description:
      'Key of duplicate checks and repeated requests, which `npm run rotate-key` prints, so that they outlive a new LEADRAIL_SECRET_KEY. Unset: made from that.',
  }),
  ALLOW_PLAIN_LINKS: variable(yesNoVariable, {
    group: 'Database',
    default: 'false',
    description:
      'Postgres and Temporal on other machines may be reached without TLS: only for a network nobody else is in.',
  }),

  ...TEMPORAL_VARIABLES,

  HOST: variable(textVariable, { group: 'API', default: '127.0.0.1', description: 'Address the API listens on.' }),
  PORT: variable(whole(0, 65_535), {
    group: 'API',
    default: '3000',
    description: 'Port the API listens on; 0 takes a free one.',
  }),
  PUBLIC_URL: optionalVariable(url('http', 'https'), {
    group: 'API',
    example: 'https://leads.example.com',
    description:
      'Where people reach this installation, for links in notices and for passkeys, which are bound to its host name. Unset: http://HOST:PORT, with localhost for an address of this machine.',
  }),
  TRUST_PROXY: variable(cidrs, {
    group: 'API',
    default: '',
    example: '10.0.0.0/8',
    description:
      'Address blocks of reverse proxies whose X-Forwarded-For is believed. Empty: none; a proxy on this machine that is not named leaves addresses unknown.',
  }),
  COOKIE_SECURE: variable(yesNoVariable, {
    group: 'API',
    default: 'true',
    description:
      'People sign in over https or on this machine only. false: also over plain http, for networks you trust.',
  }),
  INTAKE_PER_ADDRESS: variable(whole(0, 1_000_000), {
    group: 'API',
    default: '50',
    description:
      'Posts of leads a second from one address by callers without a valid access token, in one API process; four seconds of them may come at once. 0: no limit.',
  }),
  INTAKE_PER_SOURCE: variable(whole(0, 1_000_000), {
    group: 'API',
    default: '200',
    description:
      'Posts of leads a second for one source, in one API process; those that prove to be its own and the others are counted apart. 0: no limit.',
  }),
  FORM_MIN_SECONDS: variable(whole(0, 60), {
    group: 'API',
    default: '2',
    description:
      'A hosted form that is sent sooner after its page was shown is shown again instead: people take longer. 0: none is.',
  }),
  CLAMD_ADDRESS: optionalVariable(hostAndPort, {
    group: 'API',
    example: '127.0.0.1:3310',
    description:
      'Address (host:port) of a ClamAV daemon that looks files over before they are kept; while it does not answer, none is. Unset: files are kept as they come.',
  }),
  DRAIN_MS: variable(whole(0, 120_000), {
    group: 'API',
    default: '0',
    description:
      'How long a stopping API goes on taking requests after /readyz says that it stops, in milliseconds. Behind a balancer: more than the time between two of its probes, so that no request meets a closed door.',
  }),
  API_MAX_CONNECTIONS: variable(whole(10, 1_000_000), {
    group: 'API',
    default: '5000',
    description:
      'Connections one API process holds at a time, open windows of the screens among them; more are closed at once.',
  }),
  METRICS_TOKEN: optionalVariable(monitorToken, {
    group: 'API',
    secret: true,
    example: 'output of: openssl rand -hex 32',
    description:
      "What a monitor sends as bearer token to read the API's /metrics and /api/v1/status. Unset: callers on this machine need none, which a proxy on it that adds no X-Forwarded-For passes everybody off as.",
  }),
  METRICS_ALLOW: variable(cidrs, {
    group: 'API',
    default: '',
    example: '10.0.0.0/8',
    description: "Address blocks of monitors that read the API's /metrics and /api/v1/status without a token.",
  }),
  LEADRAIL_UI_DIR: optionalVariable(textVariable, {
    group: 'API',
    description: 'Folder of the built user interface. Unset: the one built with this version.',
  }),

  METRICS_HOST: variable(textVariable, {
    group: 'Worker',
    default: '127.0.0.1',
    description:
      "Address of the worker's health and metrics. Another than this machine's own needs a network nobody else is in: they ask for no password.",
  }),
  METRICS_PORT: variable(whole(0, 65_535), {
    group: 'Worker',
    default: '9464',
    description: "Port of the worker's health and metrics; 0 takes a free one.",
  }),
  DISPATCH_CONCURRENCY: variable(whole(1, 1000), {
    group: 'Worker',
    default: '32',
    description:
      'Leads one worker has started and not yet sent to a buyer; the others wait in Postgres, in their order.',
  }),
  WORKER_MAX_WORKFLOW_TASKS: variable(whole(2, 1000), {
    group: 'Worker',
    default: '40',
    description: 'Workflow tasks run at the same time.',
  }),
  WORKER_MAX_ACTIVITIES: variable(whole(1, 10_000), {
    group: 'Worker',
    default: '400',
    description:
      'Deliveries, pings and manual actions run at the same time; one delivery method gets an eighth of them at most.',
  }),
  WORKER_MAX_LOCAL_ACTIVITIES: variable(whole(1, 10_000), {
    group: 'Worker',
    default: '100',
    description: 'Database steps run at the same time.',
  }),
  WORKER_MAX_CACHED_WORKFLOWS: variable(whole(10, 100_000), {
    group: 'Worker',
    default: '500',
    description: 'Workflows kept in memory, about 1 MB each.',
  }),
  WORKER_MAX_WORKFLOW_POLLERS: variable(whole(2, 100), {
    group: 'Worker',
    default: '5',
    description: 'Open polls for workflow tasks.',
  }),
  WORKER_MAX_ACTIVITY_POLLERS: variable(whole(1, 100), {
    group: 'Worker',
    default: '5',
    description: 'Open polls for activities.',
  }),

  OUTBOUND_ALLOW: variable(cidrs, {
    group: 'Outbound',
    default: '',
    example: '192.168.10.0/24',
    description: 'Private address blocks that deliveries may reach. Empty: public addresses only.',
  }),
  OUTBOUND_MAX_RESPONSE_BYTES: variable(whole(1024, 16_777_216), {
    group: 'Outbound',
    default: '262144',
    description: "Most bytes read of a buyer's answer.",
  }),

  ...NOTICE_VARIABLES,

  LEADRAIL_HOME: optionalVariable(textVariable, {
    group: 'npm start',
    description:
      'Folder of the private Postgres, the private Temporal server and the logs. Unset: .leadrail in the project, or /var/lib/leadrail for root.',
  }),
  LEADRAIL_CACHE: optionalVariable(textVariable, {
    group: 'npm start',
    description: 'Folder for downloaded server programs. Unset: the cache folder of the user.',
  }),
  LEADRAIL_DEMO: variable(yesNoVariable, {
    group: 'npm start',
    default: 'true',
    description:
      'New data begin with a demo market and sixty days of made-up trading. false: with nothing but the first administrator. Decided once, when the data are made.',
  }),
  LEADRAIL_TEMPORAL_UI: variable(yesNoVariable, {
    group: 'npm start',
    default: 'false',
    description: 'Also serves the web interface of the private Temporal server.',
  }),
  TEMPORAL_CLI: optionalVariable(textVariable, {
    group: 'npm start',
    description:
      'Program of the private Temporal server. Unset: searched on the PATH, then in the cache, then downloaded.',
  }),
});

export type Environment = z.output<typeof envSchema>;
