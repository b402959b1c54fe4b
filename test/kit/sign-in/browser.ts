import type { TestAnswer, TestApi } from '#test/kit/api-client';
import { PASSWORD } from './make-login';

export interface Browser {
  readonly cookie: string;
  /** What marks it as known to its person. */
  readonly device: string;
  readonly csrf: string;
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<TestAnswer>;
}

/** The browser that was given this answer to signing in. */
export function browserOf(api: TestApi, answer: TestAnswer): Browser {
  const [cookie = '', device = ''] = answer.headers.getSetCookie().map((each) => each.split(';')[0] ?? '');
  const body = answer.json<{ me?: { csrfToken: string }; csrfToken?: string }>();
  const csrf = String(body.me?.csrfToken ?? body.csrfToken);
  return {
    cookie,
    device,
    csrf,
    call: (method, path, given, headers = {}) =>
      api.call(method, `/api/v1${path}`, given, undefined, { cookie, 'x-csrf-token': csrf, ...headers }),
  };
}

export async function signInAt(api: TestApi, email: string, password = PASSWORD): Promise<Browser> {
  const answer = await api.call('POST', '/api/v1/session', { email, password });
  if (answer.json()['state'] !== 'signed-in') throw new Error(answer.text);
  return browserOf(api, answer);
}
