import { browserTest } from '#test/kit/browser/browser-test';
import { checkAxe } from '#test/kit/browser/check-axe';
import { signIn } from '#test/kit/browser/sign-in';
import { settled } from '#test/kit/scenario/lead-facts';
import { act, postLead, somebody } from '#test/kit/scenario/scenario-http';
import { ScenarioWorld } from '#test/kit/scenario/scenario-world';

describe('the delivery queue', () => {
  let world: ScenarioWorld;
  beforeEach(async () => {
    world = await ScenarioWorld.open();
  });
  afterEach(() => world.close());

  browserTest(
    'shows a delivery as soon as it is on its way, opens its path, and dims it when it is settled',
    async (page) => {
      const name = `Queue Buyer ${Date.now()}`;
      await world.account(name, { behaviour: { delayMs: 60_000 }, timeoutMs: 500 });
      const campaign = await world.campaign();
      await signIn(page);
      await page.goto('/delivery-queue');
      await page.getByRole('heading', { name: 'Delivery queue' }).waitFor();
      // The newest first: other tests leave so much on its way that it would be on a later page.
      const started = page.getByRole('columnheader', { name: 'Started' });
      await started.click();
      if ((await started.getAttribute('aria-sort')) !== 'descending') await started.click();
      const { body } = await postLead(campaign, somebody());
      await settled(world.pool, body.leadId!, ['unresolved'], 40_000);
      // In a list that others fill, too, new rows come when they are asked for.
      const fresh = page.getByRole('button', { name: /\d+ new/ });
      await page.addLocatorHandler(fresh, () => fresh.click());
      const waiting = page.getByRole('row').filter({ hasText: name }).filter({ hasText: 'No answer' });
      await waiting.waitFor();
      await waiting.dblclick();
      await page
        .getByRole('list', { name: /The way of this lead/ })
        .getByRole('button', { name: /^Sent, no answer yet/ })
        .waitFor();
      await page.getByRole('heading', { name: `On its way to ${name}` }).waitFor();
      await page.keyboard.press('Escape');
      const { rows } = await world.pool.query<{ id: string }>('select id from delivery where lead_id = $1', [
        body.leadId,
      ]);
      await act(body.leadId!, 'mark-failed', { deliveryId: rows[0]!.id });
      await page
        .locator('[role=row][title="Does not match the filter any more"]')
        .filter({ hasText: name })
        .waitFor({ timeout: 30_000 });
    },
    { timeoutMs: 120_000 },
  );

  for (const [name, options] of Object.entries({ light: {}, dark: { dark: true } })) {
    browserTest(
      `has nothing serious for axe (${name})`,
      async (page) => {
        await signIn(page);
        await page.goto('/delivery-queue');
        await page.getByRole('heading', { name: 'Delivery queue' }).waitFor();
        await checkAxe(page);
      },
      options,
    );
  }
});
