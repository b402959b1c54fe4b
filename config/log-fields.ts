/** The only keys a log line may carry beside its message. Ids, codes, counts and times: never what a lead says. */
const LOG_FIELDS = new Set([
  'leadId',
  'deliveryId',
  'accountId',
  'buyerId',
  'methodId',
  'sourceId',
  'campaignId',
  'leadTypeId',
  'noticeId',
  'returnId',
  'requestId',
  'workflowId',
  'runId',
  'activityId',
  'activityType',
  'workflowType',
  'taskQueue',
  'namespace',
  'identity',
  'buildId',
  'sdkComponent',
  'kind',
  'code',
  'reason',
  'state',
  'stage',
  'outcome',
  'channel',
  'transport',
  'action',
  'verdict',
  'entity',
  'name',
  'step',
  'part',
  'method',
  'route',
  'status',
  'attempt',
  'attempts',
  'number',
  'mac',
  'configVersion',
  'version',
  'count',
  'started',
  'finished',
  'total',
  'pending',
  'failed',
  'sent',
  'depth',
  'age',
  'ageMs',
  'bytes',
  'durationMs',
  'tookMs',
  'waitMs',
  'retryAfterMs',
  'timeoutMs',
  'graceMs',
  'size',
  'limit',
  'signal',
  'exitCode',
  'processId',
  'host',
  'port',
  'address',
  'url',
  'directory',
  'migration',
  'migrations',
  'concurrency',
  'window',
  'retryable',
  'variables',
]);

/** No blank, no @, no quote: what programs write. A text of digits only may be a phone number. */
const MACHINE_TEXT = /^(?!\+?\d{7,}$)[\w.:/[\]+-]{0,200}$/;
type Plain = string | number | boolean | null;
export interface ReducedError {
  readonly kind: string;
  readonly code: string;
  readonly type: string;
  readonly stack?: readonly string[];
}

/** Keeps listed keys with short machine-readable values; errors become kind, code and type. Everything else is dropped. */
export function allowedLogFields(fields: object): Record<string, Plain | readonly Plain[] | ReducedError> {
  const kept: Record<string, Plain | readonly Plain[] | ReducedError> = {};
  for (const [key, value] of Object.entries(fields)) {
    if (value instanceof Error && (key === 'err' || key === 'error')) kept['err'] = reduceError(value);
    else if (!LOG_FIELDS.has(key)) continue;
    else if (Array.isArray(value)) kept[key] = value.slice(0, 20).map(plain);
    else if (value !== undefined && (value === null || typeof value !== 'object')) kept[key] = plain(value);
  }
  return kept;
}

function plain(value: unknown): Plain {
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value === 'bigint') return value.toString();
  return typeof value === 'string' && MACHINE_TEXT.test(value) ? value : '[withheld]';
}

/** What may be known of an error: messages can quote a lead, so they stay out; code positions can not, so bugs keep theirs. */
function reduceError(error: Error): ReducedError {
  const known = error as { kind?: unknown; code?: unknown };
  const kind = typeof known.kind === 'string' ? machine(known.kind) : known.code === undefined ? 'bug' : 'operational';
  const code = typeof known.code === 'string' || typeof known.code === 'number' ? machine(String(known.code)) : 'none';
  const reduced = { kind, code, type: machine(error.name) };
  return kind === 'bug' ? { ...reduced, stack: codePositions(error) } : reduced;
}

function machine(value: string): string {
  return MACHINE_TEXT.test(value) ? value : '[withheld]';
}

/** Only the trailing run of `at …` lines: a message may hold line breaks, and lines that look like positions. */
function codePositions(error: Error): readonly string[] {
  const lines = (error.stack ?? '').split('\n');
  const positions: string[] = [];
  const messageLines = error.message.split('\n').length;
  for (const line of lines.slice(messageLines)) {
    const match = /^\s+at ([\w$.<> [\]]*\(?[\w$./:\\@-]+:\d+:\d+\)?)$/.exec(line);
    if (match?.[1]) positions.push(match[1]);
  }
  return positions.slice(0, 12);
}
