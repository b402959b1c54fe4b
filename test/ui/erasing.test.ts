import { newId } from '#db/new-id';
import { browserTest } from '#test/kit/browser/browser-test';
import { checkAxe } from '#test/kit/browser/check-axe';
import { signIn } from '#test/kit/browser/sign-in';
import { eventually } from '#test/kit/scenario/eventually';
import { leadFacts, settled } from '#test/kit/scenario/lead-facts';
import { postLead, somebody } from '#test/kit/scenario/scenario-http';
import { ScenarioWorld } from '#test/kit/scenario/scenario-world';

let world: ScenarioWorld;
beforeEach(async () => {
  world = await ScenarioWorld.open();
});
afterEach(() => world.close());

async function unsold(fields: Parameters<typeof somebody>[0]): Promise<string> {
  const { body } = await postLead(await world.campaign(), somebody(fields));
  await settled(world.pool, body.leadId!);
  return body.leadId!;
}
const erased = (leadId: string): Promise<unknown> =>
  eventually('erased', async () => ((await leadFacts(world.pool, leadId)).outcome === 'erased' ? true : undefined));

describe('erasing the person of a lead', () => {
  browserTest('asks for the word first, says what stays, and is not offered again', async (page) => {
    const leadId = await unsold({ FirstName: 'Forgettable' });
    await signIn(page);
    await page.goto('/leads');
    const row = page.locator(`[role=row][data-id="${leadId}"]`);
    await row.click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Erase personal data…' }).click();
    const panel = page.getByRole('dialog', { name: 'Erase personal data' });
    await panel.getByText('This cannot be undone.').waitFor();
    await panel.getByText(/amounts in the ledger/).waitFor();
    await panel.getByRole('button', { name: 'Erase personal data' }).click();
    await panel.getByText('Type the word ERASE.').waitFor();
    expect((await leadFacts(world.pool, leadId)).outcome).toBe('unsold');
    await checkAxe(page);
    await panel.getByLabel(/Type ERASE/).fill('ERASE');
    await page.keyboard.press('Enter');
    await erased(leadId);
    await row.getByText('Erased').waitFor();
    await row.click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Copy lead id' }).waitFor();
    expect(await page.getByRole('menuitem', { name: 'Erase personal data…' }).count()).toBe(0);
  });

  browserTest('is in the menu of the lead, once', async (page) => {
    const leadId = await unsold({ FirstName: 'Opened' });
    await signIn(page);
    await page.goto(`/leads/${leadId}`);
    const more = page.getByRole('button', { name: 'More actions' });
    await more.click();
    await page.getByRole('menuitem', { name: 'Erase personal data…' }).click();
    const panel = page.getByRole('dialog', { name: 'Erase personal data' });
    await panel.getByText('Opened', { exact: false }).first().waitFor();
    await panel.getByLabel(/Type ERASE/).fill('ERASE');
    await panel.getByRole('button', { name: 'Erase personal data' }).click();
    await erased(leadId);
    await panel.waitFor({ state: 'hidden' });
    await page.getByText('the personal data is gone', { exact: false }).waitFor();
    await more.click();
    await page.getByRole('menuitem', { name: /Delete/ }).waitFor();
    expect(await page.getByRole('menuitem', { name: 'Erase personal data…' }).count()).toBe(0);
  });
});

describe('erasure requests', () => {
  browserTest(
    'finds the leads of a person, erases those that are chosen, and says what became of each',
    async (page) => {
      const email = `forget-${newId()}@example.com`;
      const [first, second] = [await unsold({ Email: email }), await unsold({ Email: email })];
      await signIn(page);
      await page.goto('/erasure-requests');
      await page.getByRole('button', { name: 'Find leads' }).click();
      await page.getByText('Give an e-mail address, a phone number, or both.').waitFor();
      await page.getByLabel('Phone number').fill('12');
      await page.keyboard.press('Enter');
      await page.getByText(/must be a US or Canadian phone number/).waitFor();
      await page.getByLabel('Phone number').fill('');
      await page.getByLabel('E-mail address').fill(email.toUpperCase());
      await page.keyboard.press('Enter');
      const row = (id: string) => page.locator(`tr[data-id="${id}"]`);
      await row(first).getByText('e-mail').waitFor();
      await row(second).waitFor();
      expect(page.url()).not.toContain('forget');
      await row(second).getByRole('checkbox').uncheck();
      await page.getByText('1 of 2 chosen').waitFor();
      await checkAxe(page);
      await page.getByRole('button', { name: 'Erase personal data…' }).click();
      const panel = page.getByRole('dialog', { name: 'Erase personal data' });
      await panel.getByRole('button', { name: 'Erase personal data' }).click();
      await panel.getByText('Type the word ERASE.').waitFor();
      await panel.getByLabel(/Type ERASE/).fill('ERASE');
      await page.keyboard.press('Enter');
      await page.getByText('One lead erased.').waitFor();
      await row(first).getByText('Erased').waitFor();
      expect(await row(first).getByRole('checkbox').isDisabled()).toBe(true);
      await erased(first);
      expect((await leadFacts(world.pool, second)).outcome).toBe('unsold');
      await page.getByRole('button', { name: 'Next request' }).click();
      expect(await page.getByLabel('E-mail address').inputValue()).toBe('');
      await page.getByLabel('E-mail address').fill('nobody-of-that-name@example.com');
      await page.keyboard.press('Enter');
      await page.getByText('No lead has this address or number').waitFor();
    },
    { timeoutMs: 90_000 },
  );
});
