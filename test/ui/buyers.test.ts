import { checkAxe } from '#test/kit/browser/check-axe';
import { browserTest } from '#test/kit/browser/browser-test';
import { makeBuyer, openOneBuyer, type OneBuyer } from '#test/kit/browser/one-buyer';
import { signIn } from '#test/kit/browser/sign-in';
import { api, postLead, somebody } from '#test/kit/scenario/scenario-http';

describe('buyers', () => {
  let one: OneBuyer;
  beforeEach(async () => {
    one = await openOneBuyer();
  });
  afterEach(() => one.close());

  browserTest(
    'the wizard makes a buyer to whose server a posted lead is delivered',
    async (page) => {
      await signIn(page);
      await page.goto('/buyers/new');
      await page.getByRole('button', { name: 'Next' }).click();
      await page.getByLabel('Company').first().and(page.locator('[aria-invalid=true]')).waitFor();
      await page.getByLabel('Company').first().fill('Wizard & Sons');
      await page.getByLabel('Time zone').fill('America/Chicago');
      await checkAxe(page);
      await page.getByRole('button', { name: 'Next' }).click();
      await page.getByRole('combobox', { name: 'Lead type' }).fill(one.leadTypeName);
      await page.getByRole('option', { name: one.leadTypeName }).click();
      await page.getByLabel('Production address').fill('nowhere');
      await page.getByRole('button', { name: 'Next' }).click();
      await page.getByLabel('Production address').and(page.locator('[aria-invalid=true]')).waitFor();
      await page.getByLabel('Production address').fill(`${one.server.url}/leads`);
      await page.getByLabel('Body', { exact: true }).getByText('ann@example.com').waitFor();
      await checkAxe(page);
      await page.getByRole('button', { name: 'Next' }).click();
      await page.getByLabel('Price').fill('12.34');
      await page.getByLabel('Name of the delivery account').fill('Texans');
      await page.getByLabel('Day', { exact: true }).fill('1');
      await page.getByRole('button', { name: 'Condition', exact: true }).click();
      const line = page.locator('.line').last();
      await line.getByLabel('What is compared').selectOption({ label: 'State' });
      await line.getByLabel('How it is compared').selectOption('equals');
      await line.getByLabel('Value').selectOption('TX');
      await checkAxe(page);
      await page.getByRole('button', { name: 'Create' }).click();
      await page.getByText('Wizard & Sons is ready to take leads').waitFor();
      await page.getByRole('heading', { name: 'Wizard & Sons' }).waitFor();

      const posted = await postLead(one.campaign);
      expect(posted.body).toMatchObject({ outcome: 'accepted', code: 'sold' });
      expect(one.server.received.map((request) => request.url)).toEqual(['/leads']);
      const {
        rows: [account],
      } = await one.world.pool.query<Record<string, unknown>>(
        `select name, price_minor as price, limits from delivery_account where name = 'Texans' order by id desc limit 1`,
      );
      expect(account).toMatchObject({ name: 'Texans', price: 1234, limits: { day: 1 } });
      // What the third step said holds: nothing from elsewhere, and one a day.
      for (const more of [{ State: 'CA', PostalCode: '90001' }, {}])
        expect((await postLead(one.campaign, somebody(more))).body.code).not.toBe('sold');
      expect(one.server.received).toHaveLength(1);
      await page.getByRole('tab', { name: 'Deliveries' }).click();
      await page.getByRole('grid').getByText('Accepted').waitFor();
    },
    { timeoutMs: 120_000 },
  );

  browserTest('a buyer is suspended from the list by one key, and taken back', async (page) => {
    const { buyer } = await makeBuyer(one);
    // The list is in alphabetical order, and other tests have made buyers too: this one must be on the first screen.
    const company = `0 first ${buyer.id.slice(-8)}`;
    expect((await api('PATCH', `/api/v1/buyers/${buyer.id}`, { company })).status).toBe(200);
    const statusNow = async (): Promise<string> =>
      (await one.world.pool.query<{ status: string }>('select status from buyer where id = $1', [buyer.id])).rows[0]!
        .status;
    await signIn(page);
    await page.goto('/buyers');
    await page.getByText(company).click({ button: 'right' });
    await page.getByRole('menuitem', { name: /^Suspend\s*S$/ }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('s');
    await page.getByText(`${company}: suspended`).waitFor();
    expect(await statusNow()).toBe('suspended');
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Undone').waitFor();
    expect(await statusNow()).toBe('active');
  });
});
