import type { Page } from 'playwright-core';

export interface Login {
  readonly email: string;
  readonly password: string;
}

/** The administrator of the installation under test. */
function testAdmin(): Login {
  const [email, password] = [process.env['TEST_ADMIN_EMAIL'], process.env['TEST_ADMIN_PASSWORD']];
  if (!email || !password)
    throw new Error('TEST_ADMIN_EMAIL and TEST_ADMIN_PASSWORD must be set. Run the browser tests with: npm test -- ui');
  return { email, password };
}

/** Signs in by the session endpoint, as the sign-in screen does; the page's own next request carries the session. */
export async function signIn(page: Page, { email, password }: Login = testAdmin()): Promise<void> {
  // Any page of this origin will do to set its cookie from.
  if (page.url() === 'about:blank') await page.goto('/icon.svg');
  const state = await page.evaluate(async (body) => {
    const answer = await fetch('/api/v1/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    return answer.ok ? ((await answer.json()) as { state: string }).state : `answered ${answer.status}`;
  }, JSON.stringify({ email, password }));
  if (state !== 'signed-in') throw new Error(`signing in: ${state}`);
}
