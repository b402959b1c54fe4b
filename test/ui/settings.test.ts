import { checkAxe } from '#test/kit/browser/check-axe';
import { browserTest } from '#test/kit/browser/browser-test';
import { signIn } from '#test/kit/browser/sign-in';
import { api } from '#test/kit/scenario/scenario-http';

describe('settings', () => {
  afterEach(async () => {
    await api('PATCH', '/api/v1/settings', { names: { deliveryMethod: null } });
  });

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

  browserTest(
    'the settings are rolled back from their history; what somebody else changed meanwhile is not overwritten',
    async (page) => {
      expect(
        (await api('PATCH', '/api/v1/settings', { names: { deliveryMethod: { one: 'Passing', many: 'Passings' } } }))
          .status,
      ).toBe(200);
      await signIn(page);
      await page.goto('/settings/names');
      await page.getByLabel('Delivery method: One').fill('Mine');
      await page.keyboard.press('Tab');
      // Somebody else saves the same part first.
      await api('PATCH', '/api/v1/settings', { names: { deliveryMethod: { one: 'Theirs', many: 'Theirs' } } });
      page.expectProblem(/412/);
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText('Somebody changed this in the meantime').waitFor();
      await checkAxe(page);
      await page.getByRole('button', { name: 'Take theirs' }).click();
      await page.getByRole('link', { name: 'Theirs' }).waitFor();
      await page.getByRole('button', { name: 'History' }).click();
      await page.getByText('names.deliveryMethod.one').first().waitFor();
      await checkAxe(page);
      await page.getByRole('button', { name: 'Roll back to this' }).first().click();
      await page.getByRole('button', { name: 'Roll back to this' }).last().click();
      await page.getByText(/Back at version/).waitFor();
      await page.getByRole('link', { name: 'Passings' }).waitFor();
      // Leaving with something unsaved asks first.
      await page.keyboard.press('Escape');
      await page.getByLabel('Delivery method: One').fill('Unsaved');
      await page.keyboard.press('Tab');
      await page.getByRole('tab', { name: 'Grading' }).click();
      await page.getByRole('dialog').waitFor();
    },
    { timeoutMs: 120_000 },
  );

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
