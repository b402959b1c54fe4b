import { browserTest } from '#test/kit/browser/browser-test';
import { checkAxe } from '#test/kit/browser/check-axe';
import { heading } from '#test/kit/browser/grid-page';
import { signIn } from '#test/kit/browser/sign-in';
import { settled } from '#test/kit/scenario/lead-facts';
import { act, postLead } from '#test/kit/scenario/scenario-http';
import { ScenarioWorld } from '#test/kit/scenario/scenario-world';

describe('the ledger', () => {
  let world: ScenarioWorld;
  /** First by name, however many accounts there are. */
  const name = `! Ledger Buyer ${Date.now()}`;
  let leadId: string;
  beforeAll(async () => {
    world = await ScenarioWorld.open();
    await world.account(name, { priceMinor: 4000 });
    leadId = (await postLead(await world.campaign({ processing: 'synchronous' }))).body.leadId!;
    const [delivery] = (await settled(world.pool, leadId)).deliveries;
    await act(leadId, 'update-price', { deliveryId: delivery!.id, priceMinor: 4250, note: 'agreed' });
  });
  afterAll(() => world.close());

  browserTest("leads from a buyer's balance to its postings, and from a posting to its lead", async (page) => {
    await signIn(page);
    await page.goto('/leads');
    await page.getByRole('link', { name: 'Ledger' }).click();
    await page.getByRole('heading', { name: 'Ledger' }).waitFor();
    await heading(page, 'name').click();
    const account = page.getByRole('row').filter({ hasText: name });
    expect(await account.innerText()).toMatch(/Owed by buyers[\s\S]*\$42\.50/);
    await account.click();
    await page.waitForURL(/\/ledger\/postings\?of=/);
    const rows = page.getByRole('row').filter({ hasText: name });
    await rows.nth(1).waitFor();
    expect(await rows.allInnerTexts()).toEqual([
      expect.stringMatching(/Price change[\s\S]*\$2\.50/),
      expect.stringMatching(/Sale[\s\S]*\$40\.00/),
    ]);
    await rows.first().click();
    await page.waitForURL(new RegExp(`/leads/${leadId}`));
    await page.goBack();
    await page.getByRole('link', { name: /^Cost/ }).click();
    await page.getByRole('row').filter({ hasText: 'Lead accepted' }).first().waitFor();
    expect(await page.getByRole('row').filter({ hasText: 'Price change' }).count()).toBe(0);
  });

  for (const [look, options] of Object.entries({
    light: {},
    dark: { dark: true },
    phone: { width: 390, height: 800 },
  })) {
    browserTest(
      `has nothing serious for axe (${look})`,
      async (page) => {
        await signIn(page);
        for (const path of ['/ledger', '/ledger/postings']) {
          await page.goto(path);
          await page.getByRole('row').nth(1).waitFor();
          await checkAxe(page);
          if (process.env['LOOK'])
            await page.screenshot({ path: `${process.env['LOOK']}/ledger-${look}${path.replaceAll('/', '-')}.png` });
        }
      },
      options,
    );
  }
});
