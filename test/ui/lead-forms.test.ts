import { checkAxe } from '#test/kit/browser/check-axe';
import { browserTest } from '#test/kit/browser/browser-test';
import { signIn } from '#test/kit/browser/sign-in';

const slug = `quote-${Date.now().toString(36)}`;

describe('hosted lead forms', () => {
  browserTest(
    'one is made for a campaign, and a visitor without JavaScript sends a lead with it',
    async (page) => {
      await signIn(page);
      await page.goto('/forms/new');
      await page.getByLabel('Name').fill(slug);
      await page.getByRole('combobox', { name: 'Campaign' }).fill('Solar web form');
      await page.getByRole('option', { name: /Solar web form/ }).click();
      await page.getByLabel('Title').fill('Your solar quote');
      await page.getByLabel('Consent text').fill('You may call me about solar.');
      await page.getByRole('tab', { name: 'Fields' }).click();
      await page.getByLabel('Label here: Monthly electric bill').fill('Electric bill per month');
      await checkAxe(page);
      await page.getByRole('button', { name: 'Create' }).click();
      await page.frameLocator('iframe').getByRole('heading', { name: 'Your solar quote' }).waitFor();

      const visitor = await page
        .context()
        .browser()!
        .newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
      const form = await visitor.newPage();
      await form.goto(new URL(`/f/${slug}`, page.url()).href);
      await form.getByLabel('First name').fill('Visiting');
      await form.getByLabel('Last name').fill('Visitor');
      await form.getByLabel('Email').fill(`${slug}@example.com`);
      await form.getByLabel('Phone').fill('12');
      await form.getByLabel('State').selectOption('AZ');
      await form.getByLabel('Postal code').fill('85006');
      await form.getByLabel('Home ownership').selectOption('Own');
      await form.getByLabel('Electric bill per month').fill('210');
      await form.getByRole('checkbox').check();
      await form.getByRole('button', { name: 'Send' }).click();
      await form.getByText('One thing needs your attention').waitFor();
      expect(await form.getByLabel('Phone').getAttribute('aria-invalid')).toBe('true');
      await form.getByLabel('Phone').fill(`480555${String(Date.now()).slice(-4)}`);
      await form.getByRole('button', { name: 'Send' }).click();
      expect(await form.locator('.reference').textContent()).toMatch(/^[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}$/);
      await visitor.close();

      const wide = page.viewportSize()!;
      await page.setViewportSize({ width: 390, height: 844 });
      await page.goto(`/f/${slug}`);
      await page.getByRole('heading', { name: 'Your solar quote' }).waitFor();
      await checkAxe(page);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
      await page.setViewportSize(wide);

      await page.goto('/leads');
      await page.getByText('Visiting Visitor').first().click();
      await page.getByRole('heading', { name: 'Visiting Visitor' }).waitFor();
    },
    { timeoutMs: 120_000 },
  );
});
