import { browserTest } from '#test/kit/browser/browser-test';
import { checkAxe } from '#test/kit/browser/check-axe';
import { signIn } from '#test/kit/browser/sign-in';
import { settled } from '#test/kit/scenario/lead-facts';
import { postLead } from '#test/kit/scenario/scenario-http';
import { ScenarioWorld } from '#test/kit/scenario/scenario-world';

const only = (state: string) => ({
  v: 1,
  root: { join: 'all', items: [{ type: 'field', field: 'State', operator: 'equals', value: state }] },
});

describe('why these buyers', () => {
  let world: ScenarioWorld;
  beforeEach(async () => {
    world = await ScenarioWorld.open();
  });
  afterEach(() => world.close());

  browserTest(
    'says of every account whether it takes the lead, rule by rule with the values compared',
    async (page) => {
      await world.account('Texas Only', { criteria: only('TX') });
      await world.account('Nevada Only', { criteria: only('NV') });
      const { body } = await postLead(await world.campaign({ qualityControl: true }));
      await settled(world.pool, body.leadId!, ['qc']);
      await signIn(page);
      await page.goto(`/leads/${body.leadId!}/why`);
      await page.getByText('1 of 2 accounts would take it now').waitFor();
      await page.getByRole('button', { name: /Texas Only/ }).waitFor();
      expect(await page.getByRole('button', { name: /Nevada Only/ }).count()).toBe(0);
      await page.getByRole('button', { name: /Refused: criteria are not met/ }).click();
      await page.getByRole('button', { name: /Nevada Only/ }).click();
      const rules = page.getByRole('listitem').filter({ hasText: 'Refuses' });
      expect(await rules.last().innerText()).toMatch(/NV[\s\S]*TX|TX[\s\S]*NV/);
      await checkAxe(page);
      await page.getByRole('searchbox', { name: 'Find an account' }).fill('nobody');
      await page.getByText('No account is called like that').waitFor();
    },
  );
});

describe('the lead flow of a campaign', () => {
  let world: ScenarioWorld;
  beforeEach(async () => {
    world = await ScenarioWorld.open();
  });
  afterEach(() => world.close());

  browserTest('shows the steps its settings ask for, and what each is set to', async (page) => {
    await world.account('Bidder', { ping: true });
    const campaign = await world.campaign({ qualityControl: true, duplicates: { days: 14 } as never });
    await signIn(page);
    await page.goto(`/campaigns/${campaign.id}`);
    await page.getByRole('tab', { name: 'Lead flow' }).click();
    const steps = page.getByRole('list', { name: 'Every step a lead of this campaign will go through' });
    for (const name of [
      /^Received/,
      /^Duplicates.*14 days/,
      /^Quality control.*every lead waits/,
      /^Auction/,
      /^Bidder/,
      /^Settled/,
    ])
      await steps.getByRole('button', { name }).waitFor();
    await steps.getByRole('button', { name: /^Duplicates/ }).click();
    await page.getByRole('complementary', { name: 'Duplicates' }).getByText('14', { exact: true }).waitFor();
    await checkAxe(page);
  });
});
