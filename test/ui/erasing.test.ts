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
    await page
      .getByText(/erased/i)
      .first()
      .waitFor();
    await more.click();
    await page.getByRole('menuitem', { name: /Delete/ }).waitFor();
    expect(await page.getByRole('menuitem', { name: 'Erase personal data…' }).count()).toBe(0);
  });
});
