import type { Endpoint } from '#api/contract/endpoint';

export interface CallParts {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  /** Version or ETag the change is based on. */
  readonly ifMatch?: string | number;
  readonly idempotencyKey?: string;
  readonly csrfToken?: string | null;
}

export interface RequestParts {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | FormData | undefined;
}

/** The HTTP request an endpoint's input amounts to. Absent query members are left out. */
export function requestOf(endpoint: Pick<Endpoint, 'method' | 'path'>, parts: CallParts): RequestParts {
  const headers: Record<string, string> = { Accept: 'application/json' };
  const form = typeof FormData !== 'undefined' && parts.body instanceof FormData;
  if (parts.body !== undefined && !form) headers['Content-Type'] = 'application/json';
  if (endpoint.method !== 'get' && parts.csrfToken) headers['X-CSRF-Token'] = parts.csrfToken;
  if (parts.ifMatch !== undefined)
    headers['If-Match'] = typeof parts.ifMatch === 'number' ? `"${parts.ifMatch}"` : parts.ifMatch;
  if (parts.idempotencyKey) headers['Idempotency-Key'] = parts.idempotencyKey;
  return {
    url: urlOf(endpoint.path, parts),
    method: endpoint.method.toUpperCase(),
    headers,
    body: parts.body === undefined ? undefined : form ? (parts.body as FormData) : JSON.stringify(parts.body),
  };
}

function urlOf(path: string, { params = {}, query = {} }: CallParts): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null);
  const search = new URLSearchParams(given.map(([name, value]): [string, string] => [name, String(value)]));
  return search.size > 0 ? `${filled}?${search.toString()}` : filled;
}
