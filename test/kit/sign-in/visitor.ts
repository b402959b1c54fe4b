import type { TestAnswer, TestApi } from '#test/kit/api-client';

/** A browser on its way through single sign-on: it keeps our cookies and follows nothing by itself. */
export interface Visitor {
  /** Asks for the provider; answers where it is sent. */
  begin(query?: string): Promise<URL>;
  /** Comes back from the provider; answers where it is sent then. */
  finish(query: string, headers?: Record<string, string>): Promise<URL>;
  call(method: string, path: string, body?: unknown): Promise<TestAnswer>;
  /** The cookies it holds, by name. */
  readonly cookies: ReadonlyMap<string, string>;
}

const HERE = 'https://leads.example.com';
const BASE = '/api/v1/single-sign-on';

export function visit(api: TestApi): Visitor {
  const cookies = new Map<string, string>();
  const keep = (headers: Headers): void => {
    for (const each of headers.getSetCookie()) {
      const [name = '', value = ''] = (each.split(';')[0] ?? '').split(/=(.*)/);
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
  };
  const cookie = (): string => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const go = async (path: string, headers: Record<string, string> = {}): Promise<URL> => {
    const answer = await fetch(`${api.url}${path}`, { redirect: 'manual', headers: { cookie: cookie(), ...headers } });
    keep(answer.headers);
    const location = answer.headers.get('location');
    if (answer.status !== 303 || location === null) throw new Error(`${answer.status} ${await answer.text()}`);
    return new URL(location, HERE);
  };
  return {
    cookies,
    begin: (query = '') => go(`${BASE}/begin${query}`),
    // The provider is another site.
    finish: (query, headers = {}) => go(`${BASE}/callback${query}`, { 'sec-fetch-site': 'cross-site', ...headers }),
    call: async (method, path, body) => {
      const me = await api.send('GET', '/api/v1/session', { headers: { cookie: cookie() } });
      const csrf = me.status === 200 ? String(me.json()['csrfToken']) : '';
      return api.call(method, `/api/v1${path}`, body, undefined, { cookie: cookie(), 'x-csrf-token': csrf });
    },
  };
}
