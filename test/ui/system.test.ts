import { browserTest } from '#test/kit/browser/browser-test';
import { signIn } from '#test/kit/browser/sign-in';
import { settled } from '#test/kit/scenario/lead-facts';
import { postLead } from '#test/kit/scenario/scenario-http';
import { ScenarioWorld } from '#test/kit/scenario/scenario-world';

describe('the system screen', () => {
  let world: ScenarioWorld;
  beforeEach(async () => {
    world = await ScenarioWorld.open();
  });
  afterEach(() => world.close());

  browserTest(
    'says what is running and how many leads there are, counts again when asked, and leads to them',
    async (page) => {
      const figure = page
        .locator('dl.strip > div', { has: page.getByText('Received', { exact: true }) })
        .locator('dd')
        .first();
      const leads = async (): Promise<number> => Number((await figure.innerText()).replaceAll(',', ''));
      await signIn(page);
      await page.goto('/system');
      const parts = page.getByRole('region', { name: 'What is running' });
      for (const part of ['API', 'Worker', 'Postgres', 'Temporal'])
        await parts.getByRole('row', { name: new RegExp(`^${part} Running`) }).waitFor();
      const before = await leads();
      const { body } = await postLead(await world.campaign());
      await settled(world.pool, body.leadId!, ['closed']);
      const counted = page.waitForResponse((response) => response.url().endsWith('/api/v1/status'));
      await page.getByRole('button', { name: 'Refresh' }).click();
      await counted;
      await figure.filter({ hasNotText: new RegExp(`^${before.toLocaleString('en-US')}$`) }).waitFor();
      expect(await leads()).toBeGreaterThan(before);
      await figure.getByRole('link').click();
      await page.locator(`[role=row][data-id="${body.leadId}"]`).waitFor();
    },
  );

  browserTest('leads to the reference of the API, which finds an operation and shows what it takes', async (page) => {
    await page.goto('/docs/api');
    await page
      .getByRole('heading', { name: /Leadrail/ })
      .first()
      .waitFor();
    await page.getByPlaceholder(/search/i).fill('own settings');
    await page
      .locator('[data-role="search:results"]')
      .getByText(/own settings/i)
      .first()
      .click();
    await page.getByText('/api/v1/settings').first().waitFor();
  });
});
