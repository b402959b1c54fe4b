import type { Page } from 'playwright-core';
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

async function makeBy(token: string, name: string): Promise<{ clientId: string; clientSecret: string }> {
  const answer = await fetch(`${siteOrigin().replace('localhost', '127.0.0.1')}/api/v1/credentials`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name, scopes: ['account'] }),
  });
  return (await answer.json()) as { clientId: string; clientSecret: string };
}
async function pictures(page: Page, name: string): Promise<void> {
  if (!process.env['PICTURES']) return;
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await page.screenshot({ path: `${process.env['PICTURES']}/${name}-${width}.png` });
  }
}

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

  browserTest(
    'revoking one names what goes with it; what made another is beside it, and why that one does not work',
    async (page) => {
      const end = newId().slice(-8);
      const [first, second, third] = [`First ${end}`, `Second ${end}`, `Third ${end}`] as const;
      await signIn(page);
      await page.goto('/credentials');
      await page.getByRole('button', { name: 'New credential' }).click();
      const panel = page.getByRole('dialog', { name: 'New credential' });
      await panel.getByLabel('Name').fill(first);
      await panel.getByLabel('Account: all configuration').check();
      await panel.getByRole('button', { name: 'Create' }).click();
      const made = page.getByRole('dialog', { name: 'Keep this secret now' });
      const [id, secret] = await made.locator('dd .mono').allInnerTexts();
      await made.getByRole('button', { name: 'I have kept it' }).click();
      const { token } = await tokenFor(id!, secret!);
      const child = await makeBy(token, second);
      const grandchild = await makeBy((await tokenFor(child.clientId, child.clientSecret)).token, third);
      // By what no other row has: the name of one stands beside another as what made it.
      const ids = { [first]: id!, [third]: grandchild.clientId };
      await page.reload();
      const row = (name: string) => page.getByRole('row').filter({ hasText: ids[name]! });
      const choose = async (name: string, verb: RegExp): Promise<void> => {
        await row(name).click({ button: 'right' });
        await page.getByRole('menuitem', { name: verb }).click();
      };
      await choose(first, /^Deactivate/);
      await row(third).getByText('Maker stopped').waitFor();
      await row(third).click({ button: 'right' });
      await page
        .getByRole('menuitem', { name: /^Activate/ })
        .and(page.getByTitle(/The credential whose token made it does not work/))
        .waitFor();
      await page.keyboard.press('Escape');
      await choose(third, /^Edit/);
      const edit = page.getByRole('dialog', { name: 'Edit the credential' });
      await edit.getByText(`Made by ${second}`).waitFor();
      await edit.getByText('The credential whose token made it does not work').waitFor();
      await pictures(page, 'edit');
      await edit.getByRole('button', { name: 'Close' }).click();
      await choose(first, /^Revoke/);
      const question = page.getByRole('dialog', { name: `Revoke ${first}?` });
      await question
        .getByText(`2 more credentials, which its tokens made, are revoked with it: ${second}, ${third}.`)
        .waitFor();
      await pictures(page, 'revoke');
      await question.getByRole('button', { name: 'Revoke' }).click();
      await row(third).getByText('Revoked').waitFor();
      await choose(third, /^Edit/);
      await edit.getByText('It is revoked for good.').waitFor();
      expect(await edit.getByRole('button', { name: 'Save' }).count()).toBe(0);
    },
  );
});
