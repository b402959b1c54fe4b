import { checkAxe } from '#test/kit/browser/check-axe';
import { browserTest, siteOrigin } from '#test/kit/browser/browser-test';
import { signIn } from '#test/kit/browser/sign-in';

const unique = (name: string): string => `${name} ${Date.now().toString(36)}`;

describe('sources and campaigns', () => {
  browserTest(
    'a source and a campaign made here take a posted lead',
    async (page) => {
      const source = unique('Landing pages');
      await signIn(page);
      await page.goto('/sources/new');
      await page.getByRole('tab', { name: 'Addresses' }).click();
      await page.getByRole('button', { name: 'Rule' }).click();
      await page.getByLabel('Address or block').fill('127.0.0.0/8');
      await page.getByLabel('Try an address').fill('203.0.113.9');
      await page.getByText('Refused with 403.').waitFor();
      await page.getByLabel('Try an address').fill('127.0.0.1');
      await page.getByText('May send.', { exact: true }).waitFor();
      await page.getByRole('tab', { name: 'General' }).click();
      await page.getByLabel('Name').first().fill(source);
      await page.getByRole('button', { name: 'Create' }).click();
      await page.getByRole('heading', { name: source }).waitFor();
      await page.getByRole('link', { name: 'New campaign' }).first().click();

      await page.getByRole('heading', { name: 'New campaign' }).waitFor();
      await page.getByRole('textbox', { name: 'Name' }).fill('Quote page');
      await page.getByRole('combobox', { name: 'Lead type' }).fill('Solar');
      await page.getByRole('option', { name: 'Solar', exact: true }).click();
      await page.getByLabel('Price per lead').fill('12.50');
      await checkAxe(page);
      await page.getByRole('tab', { name: 'Access' }).click();
      const asked = page.getByLabel('Ask for an access token');
      expect(await asked.isChecked()).toBe(true);
      await asked.click();
      await page.getByRole('tab', { name: 'General' }).click();
      await page.getByRole('button', { name: 'Create' }).click();
      await page.getByRole('button', { name: 'Send test lead' }).waitFor();
      const lead = JSON.parse(await page.getByLabel('Lead', { exact: true }).inputValue()) as Record<string, unknown>;
      await page.getByRole('tab', { name: 'General' }).click();
      const numbers = await page.locator('code', { hasText: 'LID=' }).textContent();
      const answer = await fetch(`${siteOrigin().replace('localhost', '127.0.0.1')}/intake/leads?${numbers}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(lead),
      });
      expect([answer.status, ((await answer.json()) as { outcome: string }).outcome]).toEqual([202, 'queued']);
      await page.getByRole('tab', { name: 'Try it' }).click();
      await page.getByRole('button', { name: 'Another person' }).click();
      await page.getByRole('button', { name: 'Send test lead' }).click();
      await page.getByRole('link', { name: 'Open the lead' }).waitFor();
    },
    { timeoutMs: 120_000 },
  );

  browserTest('criteria are tried on recent leads while they are written, and saved', async (page) => {
    await signIn(page);
    await page.goto('/campaigns');
    await page.getByRole('link', { name: 'Solar web form' }).click();
    await page.getByRole('tab', { name: 'Criteria' }).click();
    const tried = page.getByRole('region', { name: 'Tried on recent leads' });
    await tried.getByText(/leads match/).waitFor();
    await page.getByRole('button', { name: 'Condition', exact: true }).click();
    const line = page.locator('.line').last();
    await line.getByLabel('What is compared').selectOption({ label: 'Calculated expression' });
    await line.getByLabel('Calculated expression').fill('MonthlyElectricBill * 12 > 1000000');
    await line.getByLabel('Calculated expression').press('Tab');
    await tried.getByText('0 %').waitFor();
    await line.getByText('The lead has No.').waitFor();
    await line.getByLabel('What is compared').selectOption({ label: 'Age from' });
    await tried.getByText('A condition is not complete yet.').waitFor();
    await checkAxe(page);
    await line.getByRole('button', { name: 'Remove the condition' }).click();
    await tried.getByText(/leads match/).waitFor();
  });

  browserTest(
    'every tab of a campaign opens without a finding, also in the dark',
    async (page) => {
      await signIn(page);
      await page.goto('/campaigns');
      await page.getByRole('link', { name: 'Solar web form' }).click();
      await page.getByRole('tab', { name: 'General' }).waitFor();
      for (const tab of [
        'General',
        'Criteria',
        'Limits',
        'Duplicates',
        'Quality',
        'Delivery',
        'Access',
        'Lead flow',
        'Try it',
      ]) {
        await page.getByRole('tab', { name: tab }).click();
        await page.waitForTimeout(400);
        await checkAxe(page);
      }
    },
    { dark: true, timeoutMs: 120_000 },
  );
});
