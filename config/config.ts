import type { LogLevel } from './schema';
import type { Secret } from './secret';

export interface DatabaseConfig {
  readonly url: Secret;
  /** As the owner of the tables; `url` where that is the owner. */
  readonly ownerUrl: Secret;
  readonly poolSize: number;
}
/** Paths of PEM files; undefined = none of our own. */
export interface TemporalTlsFiles {
  readonly ca: string | undefined;
  readonly cert: string | undefined;
  readonly key: string | undefined;
  readonly serverName: string | undefined;
}
export interface TemporalConfig {
  /** `host:port` */
  readonly address: string;
  readonly namespace: string;
  readonly tls: boolean;
  readonly tlsFiles: TemporalTlsFiles;
  readonly apiKey: Secret | undefined;
}
export interface ApiConfig {
  readonly host: string;
  readonly port: number;
  /** Without a trailing slash. */
  readonly publicUrl: string;
  /** Address blocks of believed proxies; empty = none. */
  readonly trustProxy: readonly string[];
  readonly uiDir: string | undefined;
  /** Session cookies for https and this machine only. */
  readonly cookieSecure: boolean;
  readonly formMinimumSeconds: number;
  /** `host:port` of the virus scanner. */
  readonly clamd: string | undefined;
  /** Between the word to balancers and the end of taking requests. */
  readonly drainMs: number;
  /** Connections one process holds at a time; more are refused. */
  readonly maxConnections: number;
  /** What a monitor proves itself by; undefined = callers on this machine need nothing. */
  readonly metricsToken: Secret | undefined;
  /** Address blocks that read metrics without a token. */
  readonly metricsAllow: readonly string[];
  /** Posts of leads a second in one process; 0 = no limit. */
  readonly intakeRates: { readonly perAddress: number; readonly perSource: number };
}
export interface WorkerConfig {
  readonly metricsHost: string;
  readonly metricsPort: number;
  readonly dispatchConcurrency: number;
  readonly maxWorkflowTasks: number;
  readonly maxActivities: number;
  readonly maxLocalActivities: number;
  readonly maxCachedWorkflows: number;
  readonly maxWorkflowPollers: number;
  readonly maxActivityPollers: number;
}
export interface OutboundConfig {
  /** Private address blocks that may be reached. */
  readonly allow: readonly string[];
  readonly maxResponseBytes: number;
}
export interface SmtpConfig {
  readonly url: Secret;
  readonly from: string;
}
export interface SendgridConfig {
  readonly apiKey: Secret;
  readonly baseUrl: string;
  readonly from: string;
}
export interface TwilioConfig {
  readonly accountSid: string;
  readonly authToken: Secret;
  readonly from: string;
  readonly baseUrl: string;
}
/** A sender that is not configured is undefined; e-mail goes by SMTP when both are. */
export interface NoticesConfig {
  readonly smtp: SmtpConfig | undefined;
  readonly sendgrid: SendgridConfig | undefined;
  readonly twilio: TwilioConfig | undefined;
}

/** Each 64 hexadecimal digits. */
export interface KeyRing {
  readonly current: Secret;
  /** They still open what they sealed. */
  readonly older: readonly Secret[];
  /** Of duplicate checks and the like; undefined = made from the current one. */
  readonly lookup: Secret | undefined;
}

/** Everything the environment decides, in slices; code is handed the slice it needs and never reads `process.env`. */
export interface Config {
  readonly environment: 'production' | 'development' | 'test';
  readonly logLevel: LogLevel;
  readonly shutdownGraceMs: number;
  /** True for a process of `npm start`, which ends when its parent is gone. */
  readonly child: boolean;
  readonly keys: KeyRing;
  readonly database: DatabaseConfig;
  readonly temporal: TemporalConfig;
  readonly api: ApiConfig;
  readonly worker: WorkerConfig;
  readonly outbound: OutboundConfig;
  readonly notices: NoticesConfig;
}
