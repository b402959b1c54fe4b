import { fork } from 'node:child_process';
import path from 'node:path';

export interface OpenidProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** From now on it knows somebody: `<subject>|<address>|<yes or no: verified>`. Answers the subject, which is their login there. */
  know(person: string): Promise<string>;
  stop(): Promise<void>;
}

/** A real provider on loopback that sends people back to these addresses. Stop it. */
export async function startOpenidProvider(redirectUris: readonly string[]): Promise<OpenidProvider> {
  const client = { clientId: 'leadrail', clientSecret: 'a secret of forty two letters and a bit' };
  const child = fork(
    path.resolve(__dirname, 'run-openid-provider.mjs'),
    [JSON.stringify({ ...client, redirectUris })],
    { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], execArgv: ['--no-warnings'] },
  );
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const issuer = await new Promise<string>((resolve, reject) => {
    child.once('message', (said) => resolve(String(said)));
    child.once('exit', (code) => reject(new Error(`The provider ended with ${code}`)));
  });
  return {
    ...client,
    issuer,
    know: async (person) => {
      const [subject = '', email, verified] = person.split('|');
      const known = new Promise((resolve) => child.once('message', resolve));
      child.send([subject, { email, email_verified: verified === 'yes', name: 'Ada of the Provider' }]);
      await known;
      return subject;
    },
    stop: async () => {
      child.kill();
      await gone;
    },
  };
}

const ACTION = /action="([^"]+)"/;

/** Goes through the provider's own pages as somebody, see `know`. Answers the address it sends the browser back to. */
export async function passProvider(provider: OpenidProvider, begin: string, person: string): Promise<URL> {
  const login = await provider.know(person);
  const { origin } = new URL(begin);
  const jar = new Map<string, string>();
  const ask = async (url: string, form?: Record<string, string>): Promise<Response> => {
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const each of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (each.split(';')[0] ?? '').split(/=(.*)/);
      jar.set(name, value);
    }
    return answer;
  };
  let answer = await ask(begin);
  for (let steps = 0; steps < 12; steps += 1) {
    const location = answer.headers.get('location');
    if (location !== null) {
      const next = new URL(location, origin);
      if (next.origin !== origin) return next;
      answer = await ask(next.href);
      continue;
    }
    const page = await answer.text();
    const action = ACTION.exec(page)?.[1];
    if (action === undefined) throw new Error(page.slice(0, 500));
    const prompt: Record<string, string> = page.includes('value="login"')
      ? { prompt: 'login', login, password: 'x' }
      : { prompt: 'consent' };
    answer = await ask(new URL(action, origin).href, prompt);
  }
  throw new Error('The provider goes round in circles');
}
