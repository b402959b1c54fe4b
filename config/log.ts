import pino, { type DestinationStream } from 'pino';
import { allowedLogFields } from './log-fields';
import { LOG_LEVELS, type LogLevel } from './schema';

export type LogFields = Readonly<Record<string, unknown>>;
/** `message` is a fixed sentence; what varies goes into fields. Only the fields of `LOG_FIELDS` and `err` are printed. */
export interface LogLine {
  (fields: LogFields | Error, message: string): void;
  (message: string): void;
}
export interface Logger {
  readonly trace: LogLine;
  readonly debug: LogLine;
  readonly info: LogLine;
  readonly warn: LogLine;
  readonly error: LogLine;
  readonly fatal: LogLine;
  /** A logger whose lines all carry these fields. */
  child(fields: LogFields): Logger;
}
export interface LoggerOptions {
  readonly level?: LogLevel;
  readonly destination?: DestinationStream;
}

/** JSON lines on stdout with an allow-list of fields, so that no lead can reach a log. Level: LOG_LEVEL unless given. */
export function createLogger(name: string, options: LoggerOptions = {}): Logger {
  const settings = {
    level: options.level ?? levelOf(process.env['LOG_LEVEL']),
    base: { name, pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: {},
  };
  return wrap(pino(settings, options.destination ?? pino.destination({ dest: 1, sync: true })), {});
}

function levelOf(text: string | undefined): LogLevel {
  return LOG_LEVELS.find((level) => level === text) ?? 'info';
}

function wrap(target: pino.Logger, bound: LogFields): Logger {
  const line =
    (level: Exclude<LogLevel, 'silent'>): LogLine =>
    (...args: [LogFields | Error, string] | [string]) => {
      if (!target.isLevelEnabled(level)) return;
      const [fields, message] = args.length === 2 ? args : [{}, args[0]];
      const own = fields instanceof Error ? { err: fields } : fields;
      target[level](allowedLogFields({ ...bound, ...own }), '%s', message);
    };
  return {
    trace: line('trace'),
    debug: line('debug'),
    info: line('info'),
    warn: line('warn'),
    error: line('error'),
    fatal: line('fatal'),
    child: (fields) => wrap(target, { ...bound, ...fields }),
  };
}
