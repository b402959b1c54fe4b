import { Secret, TOTP } from 'otpauth';
import type { Browser } from './browser';
import { PASSWORD } from './make-login';

/** What an authenticator with this seed shows at a moment. */
export const codeAt = (seed: string, at: number): string =>
  new TOTP({ secret: Secret.fromBase32(seed) }).generate({ timestamp: at });

/** Sets a second factor up. `now`: the moment as the API sees it; its code is used up. */
export async function enrol(browser: Browser, now: number): Promise<{ seed: string; codes: string[] }> {
  const started = await browser.call('POST', '/me/second-factor', { password: PASSWORD });
  const { seed } = started.json<{ seed: string }>();
  const confirmed = await browser.call('POST', '/me/second-factor/confirm', { code: codeAt(seed, now) });
  return { seed, codes: confirmed.json<{ recoveryCodes: string[] }>().recoveryCodes };
}
