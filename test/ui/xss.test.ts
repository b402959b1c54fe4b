import { browserTest } from '#test/kit/browser/browser-test';
import { signIn } from '#test/kit/browser/sign-in';
import type { WatchedPage } from '#test/kit/browser/watch-page';
import { XSS_CORPUS } from '#test/kit/browser/xss-corpus';
import { settled } from '#test/kit/scenario/lead-facts';
import { act, postLead, somebody } from '#test/kit/scenario/scenario-http';
import { ScenarioWorld, type Campaign } from '#test/kit/scenario/scenario-world';

interface DemoCampaign extends Campaign {
  readonly fields: readonly { readonly name: string; readonly kind: string }[];
}

const LISTS = [
  '/leads',
  '/quality-control',
  '/distribution',
  '/delivery-queue',
  '/returns',
  '/dashboard',
  '/audit',
  '/',
];
const entry = (index: number): string => XSS_CORPUS[index % XSS_CORPUS.length]!;
/** Texts whose own rules refuse such characters; a lead with them is rejected, and shown as it came. */
const STRICT = ['FirstName', 'LastName', 'IpAddress', 'CertificateUrl', 'ForceId'];
const GOOD = {
  Phone: '5125550142',
  State: 'TX',
  PostalCode: '78701',
  HomeOwnership: 'Own',
  MonthlyElectricBill: '240',
};

/** Nothing ran: no mark of the corpus, and no dialog, error or report of the content security policy (the page writes those down). */
async function nothingRan(page: WatchedPage, where: string): Promise<void> {
  expect([where, await page.evaluate('window.__xss'), page.problems]).toEqual([where, undefined, []]);
}

describe('texts of a lead that would like to run', () => {
  let world: ScenarioWorld;
  beforeEach(async () => {
    world = await ScenarioWorld.open();
  });
  afterEach(() => world.close());

  async function demoCampaign(): Promise<DemoCampaign> {
    const { rows } = await world.pool.query<DemoCampaign>(
      `select campaign.id, lead_type.lid, source.vid, campaign.aid, lead_type.document -> 'fields' as fields
       from campaign join source on source.id = campaign.source_id join lead_type on lead_type.id = campaign.lead_type_id where campaign.name = 'Solar web form'`,
    );
    return rows[0]!;
  }

  /** Leads with the corpus: accepted with it in every text, rejected with it in every field, waiting for a reviewer, returned, and without an answer. */
  async function poisonedLeads(): Promise<string[]> {
    const demo = await demoCampaign();
    const texts = demo.fields
      .filter(({ name, kind }) => kind === 'text' && !STRICT.includes(name))
      .map(({ name }, index) => [name, entry(index)]);
    const sold = await postLead(demo, { ...somebody(GOOD), ...Object.fromEntries(texts), [entry(1)]: entry(2) });
    const rejected = await postLead(
      demo,
      Object.fromEntries(demo.fields.map(({ name }, index) => [name, entry(index)])),
    );
    const poison = { ...somebody(), FirstName: entry(1), LastName: entry(0) };
    await world.account('Silent', { behaviour: { delayMs: 60_000 }, timeoutMs: 500 });
    const waiting = await postLead(await world.campaign({ qualityControl: true, defaultReject: 'qc' }), poison);
    const unanswered = await postLead(await world.campaign({ defaultReject: 'deliver' }), {
      ...somebody(),
      FirstName: entry(2),
      LastName: entry(3),
    });
    const ids = [sold, rejected, waiting, unanswered].map(({ body }) => body.leadId!);
    const stages = [];
    for (const id of ids) stages.push((await settled(world.pool, id, ['closed', 'qc', 'unresolved'], 40_000)).outcome);
    expect(stages).toEqual(['sold', 'rejected', 'qc', 'unresolved']);
    const { rows } = await world.pool.query<{ id: string }>(
      `select id from delivery where lead_id = $1 and state = 'accepted'`,
      [ids[0]],
    );
    if (rows[0])
      await act(ids[0]!, 'mark-returned', { deliveryId: rows[0].id, reasonCode: 'wrong-number', note: entry(1) });
    return ids;
  }

  browserTest(
    'are only shown, on every screen of a lead and in every list',
    async (page) => {
      const leads = await poisonedLeads();
      await signIn(page);
      for (const [index, id] of leads.entries()) {
        await page.goto(`/leads/${id}/process`);
        await openEveryStep(page);
        const tabs = page.getByRole('tablist').first().getByRole('tab');
        expect(await tabs.count()).toBeGreaterThanOrEqual(8);
        for (let at = 0; at < (await tabs.count()); at += 1) {
          const name = await tabs.nth(at).innerText();
          await tabs.nth(at).click();
          await page.waitForTimeout(400);
          if (name === 'Insert request' && index === 0)
            expect(await page.locator('main').innerText()).toContain('<svg/onload=window.__xss=1>');
          await nothingRan(page, `${name} of lead ${index}`);
        }
      }
      for (const list of LISTS) {
        await page.goto(list);
        await page.locator('h1').first().waitFor({ timeout: 30_000 });
        await page.waitForTimeout(700);
        await nothingRan(page, list);
      }
    },
    { timeoutMs: 300_000 },
  );

  browserTest(
    'are only shown while searching and in the menu of a row',
    async (page) => {
      await poisonedLeads();
      await signIn(page);
      await page.goto('/leads');
      const row = page.getByRole('row').filter({ hasText: 'onerror' }).first();
      await row.waitFor();
      await row.click({ button: 'right' });
      await nothingRan(page, 'the menu');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+k');
      await page.keyboard.type('onerror');
      await page.waitForTimeout(1500);
      await nothingRan(page, 'the search');
    },
    { timeoutMs: 180_000 },
  );

  async function openEveryStep(page: WatchedPage): Promise<void> {
    const steps = page.getByRole('list', { name: /The way of this lead/ }).getByRole('button');
    await steps.first().waitFor({ timeout: 30_000 });
    for (let index = 0; index < (await steps.count()); index += 1) await steps.nth(index).click();
  }
});
