import { browserTest } from '#test/kit/browser/browser-test';
import { bodyRows, forgetLists, pickFromHeading } from '#test/kit/browser/grid-page';
import { makeBuyer, openOneBuyer, type OneBuyer } from '#test/kit/browser/one-buyer';
import { signIn } from '#test/kit/browser/sign-in';
import { api } from '#test/kit/scenario/scenario-http';

describe('the audit log', () => {
  let one: OneBuyer;
  beforeEach(async () => {
    one = await openOneBuyer();
    await forgetLists(one.world.pool);
  });
  afterEach(async () => {
    await forgetLists(one.world.pool);
    await one.close();
  });

  browserTest(
    'is narrowed to what it is about, in words, and an entry shows each field before and after',
    async (page) => {
      const { account } = await makeBuyer(one);
      const name = `Renamed ${account.id.slice(-8)}`;
      expect((await api('PATCH', `/api/v1/delivery-accounts/${account.id}`, { name, priceMinor: 5150 })).status).toBe(
        200,
      );
      await signIn(page);
      await page.goto('/audit');
      await bodyRows(page).first().waitFor();
      await pickFromHeading(page, 'subject', 'Filter…');
      await page.getByRole('dialog').getByLabel('Delivery account', { exact: true }).check();
      await page.getByRole('dialog').getByRole('button', { name: 'Apply' }).click();
      await page.getByRole('button', { name: 'Of is any of Delivery account' }).waitFor();
      const entry = page.getByRole('row', { name }).first();
      await entry.waitFor();
      expect(await entry.innerText()).toMatch(/Change\s+Changed\s+Delivery account\s+Renamed/);
      expect(await page.getByRole('grid').innerText()).not.toMatch(/delivery_account|priceMinor/);

      await entry.click();
      const panel = page.getByRole('dialog', { name });
      await panel.getByRole('heading', { name: 'What changed' }).waitFor();
      const price = panel.locator('dd', { has: page.locator('del', { hasText: '4200' }) });
      await price.locator('ins', { hasText: '5150' }).waitFor();
      expect(await panel.locator('del').allInnerTexts()).toContain('Everything');
      await panel.getByRole('link', { name: 'Open it' }).click();
      await page.waitForURL(new RegExp(`/delivery-accounts/${account.id}`));
    },
  );
});
