import { checkAxe } from '#test/kit/browser/check-axe';
import { browserTest } from '#test/kit/browser/browser-test';
import { signIn } from '#test/kit/browser/sign-in';
import { api } from '#test/kit/scenario/scenario-http';

describe('settings', () => {
  afterEach(async () => { await api('PATCH', '/api/v1/settings', { names: { deliveryMethod: null } }); });

  browserTest('a part of the product is renamed for everybody, and gets its own name back', async (page) => {
    await signIn(page);
    await page.goto('/settings/names');
    await page.getByLabel('Delivery method: Several').fill('Handovers');
    await page.getByLabel('Delivery method: One').fill('Handover');
    await checkAxe(page);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Settings saved').waitFor();
    await page.getByRole('link', { name: 'Handovers' }).click();
    await page.getByRole('heading', { name: 'Handovers' }).waitFor();
    await page.goto('/settings/names');
    await page.getByRole('button', { name: 'Our own words' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('link', { name: 'Delivery methods' }).waitFor();
  });

  browserTest('a grading scale that cannot be is refused while it is written', async (page) => {
    await signIn(page);
    await page.goto('/settings/grading');
    await page.getByLabel('From points: A').fill('400');
    await page.getByLabel('From points: A').press('Tab');
    await page.getByText(/Grade A needs 400 points/).waitFor();
    await checkAxe(page);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.goto('/settings/distribution');
    await page.getByText('Price optimisation').waitFor();
    await checkAxe(page);
  });
});
