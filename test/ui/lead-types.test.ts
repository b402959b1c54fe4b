import { checkAxe } from '#test/kit/browser/check-axe';
import { browserTest } from '#test/kit/browser/browser-test';
import { signIn } from '#test/kit/browser/sign-in';

const unique = (name: string): string => `${name} ${Date.now().toString(36)}`;

describe('lead types', () => {
  browserTest('one is created from the library, gets a field with a tested rule, and keeps it', async (page) => {
    const name = unique('Legal');
    await signIn(page);
    await page.goto('/lead-types/new');
    await page.getByRole('radio', { name: /^Legal/ }).check();
    await page.getByText('Kind of case').waitFor();
    await checkAxe(page);
    await page.getByLabel('Name').fill(name);
    await page.getByRole('button', { name: 'Create' }).click();
    await page.getByRole('heading', { name }).waitFor();

    await page.getByRole('button', { name: 'Field', exact: true }).click();
    const panel = page.getByRole('dialog');
    await panel.getByLabel('Label').fill('Case number');
    expect(await panel.getByLabel('Name').inputValue()).toBe('CaseNumber');
    await panel.getByText('Validation rule').click();
    await panel.getByLabel('Pattern').fill('C-\\d{4}');
    await panel.getByLabel('Try a value').fill('C-12');
    await panel.getByText('pattern-mismatch').waitFor();
    await panel.getByLabel('Try a value').fill('C-1234');
    await panel.getByText('Accepted as').waitFor();
    await checkAxe(page);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('version 2').waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Case number' }).click();
    expect(await page.getByRole('dialog').getByLabel('Name').isDisabled()).toBe(true);
  });

  browserTest('fields move by keyboard, and what is wrong is said at the field', async (page) => {
    await signIn(page);
    await page.goto('/lead-types/new');
    await page.getByRole('radio', { name: /^Empty/ }).check();
    await page.getByLabel('Name').fill(unique('Small'));
    await page.getByRole('button', { name: 'Create' }).click();
    await page.getByRole('button', { name: 'Phone', exact: true }).press('Alt+ArrowUp');
    expect(await page.locator('button.field').allTextContents()).toEqual(['First name', 'Last name', 'Phone', 'Email']);
    await page.getByRole('button', { name: 'Field', exact: true }).click();
    await page.getByRole('dialog').getByLabel('Kind').selectOption({ label: 'Calculated' });
    await page.getByRole('dialog').getByLabel('Expression').fill('FirstName &');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('It is not saved yet').waitFor();
    page.expectProblem(/422/);
    await page.getByRole('button', { name: 'New field' }).click();
    await page.getByRole('dialog').getByRole('alert').waitFor();
  });
});
