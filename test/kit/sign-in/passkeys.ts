import type { PasskeyCreation, PasskeyRequest } from '#api/contract/passkey-credential';
import type { TestAnswer, TestApi } from '#test/kit/api-client';
import type { Browser } from './browser';
import { PASSWORD } from './make-login';
import { SoftwareAuthenticator, type Lies } from './software-authenticator';

/** A passkey of whoever is signed in at this browser, and what adding it answered. */
export async function addPasskeyAt(
  browser: Browser,
  {
    proof = {},
    lies = {},
    key = new SoftwareAuthenticator(),
  }: { proof?: object; lies?: Lies; key?: SoftwareAuthenticator } = {},
): Promise<{ readonly key: SoftwareAuthenticator; readonly answer: TestAnswer }> {
  const begun = await browser.call('POST', '/me/passkeys/options', { password: PASSWORD, ...proof });
  if (begun.status !== 200) return { key, answer: begun };
  const credential = key.make(begun.json() as unknown as PasskeyCreation, lies);
  return { key, answer: await browser.call('POST', '/me/passkeys', { name: 'Desk', credential }) };
}

/** What a browser is told to ask a passkey for; `after`: the challenge of a right password. */
export async function requestAt(api: TestApi, after?: string): Promise<PasskeyRequest> {
  const answer = await api.call(
    'POST',
    '/api/v1/session/passkey/options',
    after === undefined ? {} : { challenge: after },
  );
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.json() as unknown as PasskeyRequest;
}

/** The answer to signing in with a passkey, from its beginning. */
export async function enterWith(
  api: TestApi,
  key: SoftwareAuthenticator,
  { lies = {}, after, headers = {} }: { lies?: Lies; after?: string; headers?: Record<string, string> } = {},
): Promise<TestAnswer> {
  const credential = key.sign(await requestAt(api, after), lies);
  const body = { credential, ...(after !== undefined && { challenge: after }) };
  return api.call('POST', '/api/v1/session/passkey', body, undefined, headers);
}

/** What a passkey signs to prove who is signed in. */
export async function proofWith(browser: Browser, key: SoftwareAuthenticator, lies: Lies = {}) {
  return key.sign((await browser.call('POST', '/me/passkeys/proof')).json() as unknown as PasskeyRequest, lies);
}
