import { checkAxe } from '#test/kit/browser/check-axe';
import { browserTest } from '#test/kit/browser/browser-test';
import { makeBuyer, openOneBuyer, type OneBuyer } from '#test/kit/browser/one-buyer';
import { signIn } from '#test/kit/browser/sign-in';
import { postLead, somebody } from '#test/kit/scenario/scenario-http';

describe('delivery accounts', () => {
  let one: OneBuyer;
  beforeEach(async () => {
    one = await openOneBuyer();
  });
  afterEach(() => one.close());

  browserTest(
    'whether it would take a lead is seen while criteria and limits are edited, before anything is saved',
    async (page) => {
      const criteria = {
        v: 1,
        root: { join: 'all', items: [{ type: 'field', field: 'State', operator: 'equals', value: 'TX' }] },
      };
      const { account } = await makeBuyer(one, { criteria });
      expect((await postLead(one.campaign, somebody({ State: 'TX' }))).body.outcome).toBe('accepted');
      await signIn(page);
      await page.goto(`/delivery-accounts/${account.id}`);
      const pane = page.getByRole('region', { name: 'Would it take this lead?' });
      await pane.getByText(/^Yes, all \d+ rules pass$/).waitFor();
      await page.getByRole('link', { name: '1, no limit' }).first().waitFor();
      await checkAxe(page);

      await page.getByLabel('Value', { exact: true }).selectOption('CA');
      await pane.getByText(/^No: one of \d+ rules refuses$/).waitFor();
      await pane.getByText('with unsaved changes').waitFor();
      await pane.getByRole('listitem').filter({ hasText: 'State is CA' }).getByText(/TX/).waitFor();
      await page.getByLabel('Limit per Day').fill('1');
      await page.getByLabel('Limit per Day').press('Tab');
      await pane.getByText(/^No: 2 of \d+ rules refuse$/).waitFor();
      await pane.getByText('Day limit 1').waitFor();
      await pane.getByLabel('As if nobody had the lead yet').uncheck();
      await pane.getByText('The delivery account already had this lead.').waitFor();

      await page.getByRole('button', { name: 'Discard' }).click();
      await pane.getByLabel('As if nobody had the lead yet').check();
      await pane.getByText(/^Yes, all \d+ rules pass$/).waitFor();
      const { rows } = await one.world.pool.query('select version from delivery_account where id = $1', [account.id]);
      expect(rows).toEqual([{ version: 1 }]);
    },
  );
});
