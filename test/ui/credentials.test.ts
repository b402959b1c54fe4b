import { newId } from '#db/new-id';
import { browserTest, siteOrigin } from '#test/kit/browser/browser-test';
import { signIn } from '#test/kit/browser/sign-in';

const tokenFor = async (id: string, secret: string): Promise<{ status: number; token: string }> => {
  const answer = await fetch(`${siteOrigin().replace('localhost', '127.0.0.1')}/oauth/token`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: 'grant_type=client_credentials',
  });
  return { status: answer.status, token: String(((await answer.json()) as { access_token?: string }).access_token) };
};
const mayRead = async (token: string): Promise<number> =>
  (
    await fetch(`${siteOrigin().replace('localhost', '127.0.0.1')}/api/v1/sources`, {
      headers: { authorization: `Bearer ${token}` },
    })
  ).status;

describe('API credentials', () => {
  browserTest(
    'one is made, its secret is shown once and works, and it ends at once when it is revoked',
    async (page) => {
      const name = `Browser test ${newId().slice(-8)}`;
      await signIn(page);
      await page.goto('/credentials');
      await page.getByRole('button', { name: 'New credential' }).click();
      const panel = page.getByRole('dialog', { name: 'New credential' });
      expect(await panel.getByRole('button', { name: 'Create' }).isDisabled()).toBe(true);
      await panel.getByLabel('Name').fill(name);
      await panel.getByLabel('Account: all configuration').check();
      await panel.getByRole('button', { name: 'Create' }).click();
      const made = page.getByRole('dialog', { name: 'Keep this secret now' });
      await made.waitFor();
      const [id, secret] = await made.locator('dd .mono').allInnerTexts();
      expect(await made.locator('dd').nth(2).innerText()).toContain(`${id}:${secret}`);
      // What would be lost is asked about first.
      await made.getByRole('button', { name: 'Close' }).click();
      await page.getByRole('button', { name: 'Stay' }).click();
      await made.getByRole('button', { name: 'I have kept it' }).click();
      const row = page.getByRole('row', { name });
      await row.getByText(id!).waitFor();
      await page.reload();
      await row.waitFor();
      expect(await page.content()).not.toContain(secret!);

      const { status, token } = await tokenFor(id!, secret!);
      expect([status, await mayRead(token)]).toEqual([200, 200]);
      // Its owner and who made it.
      expect(await row.getByText('Administrator', { exact: true }).count()).toBe(2);

      await row.click({ button: 'right' });
      await page.getByRole('menuitem', { name: /^Deactivate/ }).click();
      await row.getByText('Switched off').waitFor();
      expect(await mayRead(token)).toBe(401);
      await row.click({ button: 'right' });
      await page.getByRole('menuitem', { name: /^Activate/ }).click();
      await row.getByText('Active').waitFor();
      expect(await mayRead(token)).toBe(200);

      await row.click({ button: 'right' });
      await page.getByRole('menuitem', { name: /^Edit/ }).click();
      const edit = page.getByRole('dialog', { name: 'Edit the credential' });
      await edit.getByLabel('Last day').fill('2020-02-29');
      await edit.getByRole('button', { name: 'Save' }).click();
      await edit.getByText('The end must lie ahead.').waitFor();
      await edit.getByLabel('Last day').fill('2099-12-31');
      if (process.env['KEYS_PICTURE']) await page.screenshot({ path: process.env['KEYS_PICTURE'] });
      await edit.getByRole('button', { name: 'Save' }).click();
      await row.getByText(/Jan 1, 2100|2099/).waitFor();
      await row.click({ button: 'right' });
      await page.getByRole('menuitem', { name: /^Revoke/ }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
      await page.getByText(`${name} is revoked`).waitFor();
      expect([await mayRead(token), (await tokenFor(id!, secret!)).status]).toEqual([401, 401]);
      await row.click({ button: 'right' });
      // The list may be read again only now: its open menu says what is so then.
      await page
        .getByRole('menuitem', { name: /^Revoke/ })
        .and(page.getByTitle('It is revoked.'))
        .waitFor();
    },
  );
});
