import { DEFAULT_GRADING_SCALE } from '#domain/grading/default-grading-scale';
import { checkAxe } from '#test/kit/browser/check-axe';
import { browserTest } from '#test/kit/browser/browser-test';
import { signIn } from '#test/kit/browser/sign-in';
import type { WatchedPage } from '#test/kit/browser/watch-page';
import { api } from '#test/kit/scenario/scenario-http';

const PARTS = [
  'grading',
  'gradingProviders',
  'automation',
  'distribution',
  'aiValidation',
  'security',
  'apiAccessRules',
] as const;
const KEY = 'sk-not-shown-again';

async function now(): Promise<Record<string, unknown>> {
  return (await api('GET', '/api/v1/settings')).body;
}
async function save(page: WatchedPage): Promise<void> {
  const saved = page.waitForResponse(
    (response) => response.request().method() === 'PATCH' && response.url().endsWith('/api/v1/settings'),
  );
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  expect((await saved).status()).toBe(200);
}

describe('the tabs of the settings', () => {
  let before: Record<string, unknown>;
  beforeAll(async () => {
    before = await now();
  });
  afterEach(async () => {
    expect(
      (await api('PATCH', '/api/v1/settings', Object.fromEntries(PARTS.map((part) => [part, before[part]])))).status,
    ).toBe(200);
  });

  browserTest('keep what is said of grades and of the order of buyers, and show it again', async (page) => {
    expect((await api('PATCH', '/api/v1/settings', { grading: DEFAULT_GRADING_SCALE })).status).toBe(200);
    await signIn(page);
    await page.goto('/settings/grading');
    await page.getByLabel('Points: Comments are in words').fill('20');
    await page.getByLabel('Points: Comments are in words').press('Tab');
    await page.getByText('All checks together: 110 points').waitFor();
    await page.getByLabel('What happens: D').selectOption('Quality control');
    await page.getByRole('button', { name: 'Remove this grade: C' }).click();
    await page.getByRole('slider').fill('60');
    await page.getByText('A lead with 60 points gets').getByText('Quality control').waitFor();
    await save(page);
    const { grading } = (await now()) as { grading: { grades: object[]; checks: object[] } };
    expect(grading.grades).toEqual([
      { grade: 'A', from: 90, action: 'deliver' },
      { grade: 'B', from: 75, action: 'deliver' },
      { grade: 'D', from: 30, action: 'qc' },
      { grade: 'F', from: 0, action: 'qc' },
    ]);
    expect(grading.checks).toContainEqual({ check: 'comments', enabled: true, points: 20 });

    await page.getByRole('tab', { name: 'Distribution' }).click();
    await page.getByRole('radio', { name: /By priority/ }).check();
    const optimise = page.getByRole('switch', { name: 'Price optimisation' });
    const wasOn = (await optimise.getAttribute('aria-checked')) === 'true';
    await optimise.click();
    await save(page);
    await page.reload();
    expect(await page.getByRole('radio', { name: /By priority/ }).isChecked()).toBe(true);
    expect(await optimise.getAttribute('aria-checked')).toBe(String(!wasOn));
    expect(await now()).toMatchObject({ automation: 'priority', distribution: { priceOptimization: !wasOn } });
  });

  browserTest(
    'take an outside provider for checks of the grade, say what is wrong with it beside its fields, and never show its key again',
    async (page) => {
      await signIn(page);
      await page.goto('/settings/grading');
      await page.getByRole('button', { name: 'Add a provider' }).click();
      await page.getByLabel('Name of the provider').fill('Acme Verify');
      await page.getByLabel('Address of the provider').fill('https://verify.example.com/v1/checks');
      await page.getByLabel('Value of the header').fill(`Bearer ${KEY}`);
      await page.getByLabel('Time limit for an answer').fill('2.5');
      await page.getByRole('switch', { name: 'Phone', exact: true }).click();
      const reading = page.getByLabel('How the answer is read: Phone');
      expect(await reading.inputValue()).toBe('`phone`');
      await reading.fill('line.status = ');
      await reading.press('Tab');
      await checkAxe(page);
      page.expectProblem(/422/);
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText(/This JSONata expression cannot be used/).waitFor();
      await reading.fill('line.status = "live"');
      await reading.press('Tab');
      await save(page);
      await page.reload();
      await page.getByText('Replace', { exact: true }).waitFor();
      expect(await page.content()).not.toContain(KEY);
      expect(await now()).toMatchObject({
        gradingProviders: [
          {
            name: 'Acme Verify',
            enabled: true,
            header: 'Authorization',
            key: '***',
            timeoutMs: 2500,
            checks: [{ check: 'phone', reading: 'line.status = "live"' }],
          },
        ],
      });
      await page.getByRole('button', { name: 'Remove this provider' }).click();
      await save(page);
      expect(await now()).toMatchObject({ gradingProviders: [] });
    },
  );

  browserTest(
    'take a language model whose key is never shown again, and rules for passwords and addresses',
    async (page) => {
      await signIn(page);
      await page.goto('/settings/ai-validation');
      await page.getByRole('switch', { name: 'Ask a language model' }).click();
      await page.getByLabel('Address').fill('https://models.example.com/v1/chat/completions');
      await page.getByRole('textbox', { name: 'Model', exact: true }).fill('small-one');
      await page.getByLabel('Key', { exact: true }).fill(KEY);
      await page.getByLabel('Time limit').fill('4.5');
      await page.getByRole('radio', { name: /Quality control/ }).check();
      await save(page);
      await page.reload();
      await page.getByText('Replace', { exact: true }).waitFor();
      expect(await page.content()).not.toContain(KEY);
      expect(await now()).toMatchObject({
        aiValidation: { enabled: true, model: 'small-one', key: '***', timeoutMs: 4500, whenUnanswered: 'qc' },
      });

      await page.getByRole('tab', { name: 'Security' }).click();
      await page.getByLabel('Shortest password').fill('14');
      const factor = page.getByRole('switch', { name: 'Demand a second factor from everybody' });
      const ofAdmins = page.getByRole('switch', { name: 'Demand a second factor from administrators' });
      await factor.click();
      await ofAdmins.waitFor({ state: 'detached' });
      await factor.click();
      expect(await ofAdmins.getAttribute('aria-checked')).toBe('false');
      await page.getByRole('button', { name: 'Rule', exact: true }).click();
      await page.getByLabel('What the rule does').selectOption('Deny');
      await page.getByLabel('Address or block').fill('not an address');
      await page.getByLabel('Address or block').press('Tab');
      page.expectProblem(/422/);
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByLabel('Address or block').and(page.locator('[aria-invalid=true]')).waitFor();
      await page.getByLabel('Address or block').fill('203.0.113.0/24');
      await page.getByLabel('Address or block').press('Tab');
      await save(page);
      expect(await now()).toMatchObject({
        security: { passwordMinLength: 14 },
        apiAccessRules: [{ action: 'deny', cidr: '203.0.113.0/24' }],
      });
    },
  );
});
