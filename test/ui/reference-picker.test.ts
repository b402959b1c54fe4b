import { browserTest } from '#test/kit/browser/browser-test';
import { checkAxe } from '#test/kit/browser/check-axe';
import { signIn } from '#test/kit/browser/sign-in';
import { ScenarioWorld } from '#test/kit/scenario/scenario-world';

describe('the field that refers to something', () => {
  let world: ScenarioWorld;
  beforeEach(async () => {
    world = await ScenarioWorld.open();
    // The first of the list, and short enough for its cross to stand above the text field.
    await world.account('Acme');
  });
  afterEach(() => world.close());

  for (const [look, options] of Object.entries({ light: {}, dark: { dark: true } })) {
    browserTest(
      `has nothing serious for axe while its list is open, before and after a choice (${look})`,
      async (page) => {
        await signIn(page);
        await page.goto('/dashboard');
        const field = page.getByRole('combobox', { name: 'Buyer' });
        // By keyboard: with something chosen before, the text field is as narrow as nothing.
        await field.focus();
        await page.keyboard.press('ArrowDown');
        const list = page.getByRole('listbox', { name: 'Buyer' });
        await list.getByRole('option').first().waitFor();
        await checkAxe(page);
        if (process.env['LOOK']) await page.screenshot({ path: `${process.env['LOOK']}/reference-picker-${look}.png` });
        await list.getByRole('option').first().click();
        await checkAxe(page);
        await field.fill('nobody is called that');
        await page.getByText('Nothing by this name').waitFor();
        await checkAxe(page);
      },
      options,
    );
  }
});
