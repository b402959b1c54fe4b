import type { Reply } from '#domain/channels/channel';

type Silence = Exclude<Reply, { kind: 'answered' }>;

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** Before the connection stood: nothing can have arrived. Codes are ours; system texts could quote addresses. */
const NOT_SENT: readonly { readonly match: RegExp; readonly code: string; readonly retryable: boolean }[] = [
  { match: /^blocked-address$/, code: 'blocked-address', retryable: false },
  { match: /^(ENOTFOUND|EAI_.*|ENODATA)$/, code: 'unknown-host', retryable: true },
  { match: /^ECONNREFUSED$/, code: 'connection-refused', retryable: true },
  { match: /^(connect-timed-out|ETIMEDOUT)$/, code: 'connect-timed-out', retryable: true },
  { match: /^(timed-out|cancelled)$/, code: 'not-sent-in-time', retryable: true },
  {
    match: /^(EPROTO|ERR_SSL_|ERR_TLS_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_)/,
    code: 'tls-failed',
    retryable: true,
  },
  {
    match: /^(ERR_INVALID_.*|ERR_UNESCAPED_.*|ERR_BAD_OPTION.*|ERR_HTTP_INVALID.*)$/,
    code: 'invalid-request',
    retryable: false,
  },
];

const NO_ANSWER: readonly { readonly match: RegExp; readonly code: string }[] = [
  { match: /^timed-out$/, code: 'timed-out' },
  { match: /^cancelled$/, code: 'cancelled' },
  { match: /^HPE_/, code: 'unreadable-answer' },
  { match: /^(ECONNRESET|EPIPE|ECONNABORTED|ERR_STREAM_PREMATURE_CLOSE|ERR_BAD_RESPONSE)$/, code: 'connection-reset' },
  { match: /^Z_|^ERR_.*(ZLIB|BROTLI)|^ERR__ERROR_FORMAT/, code: 'unreadable-answer' },
];

/** What a failed request means: `not-sent` only when surely nothing reached the other side, otherwise `no-answer`. */
export function classifyFailure(error: unknown, connected: boolean): Silence {
  const code = codeOf(error);
  if (connected)
    return { kind: 'no-answer', code: NO_ANSWER.find((entry) => entry.match.test(code))?.code ?? 'connection-lost' };
  const known = NOT_SENT.find((entry) => entry.match.test(code));
  return { kind: 'not-sent', code: known?.code ?? 'connection-failed', retryable: known?.retryable ?? true };
}
