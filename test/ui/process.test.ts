import { browserTest } from '#test/kit/browser/browser-test';
import { checkAxe } from '#test/kit/browser/check-axe';
import { signIn } from '#test/kit/browser/sign-in';
import type { WatchedPage } from '#test/kit/browser/watch-page';
import { settled } from '#test/kit/scenario/lead-facts';
import { act, postLead } from '#test/kit/scenario/scenario-http';
import { ScenarioWorld } from '#test/kit/scenario/scenario-world';

const box = (page: WatchedPage, title: string | RegExp) =>
  page.getByRole('list', { name: /The way of this lead/ }).getByRole('button', { name: title });
const openProcess = async (page: WatchedPage, leadId: string): Promise<void> => {
  await signIn(page);
  await page.goto(`/leads/${leadId}/process`);
  await box(page, /^Received/).waitFor();
};

describe('the process diagram', () => {
  let world: ScenarioWorld;
  beforeEach(async () => {
    world = await ScenarioWorld.open();
  });
  afterEach(() => world.close());

  /** A lead that was sold after an auction of three. */
  async function soldLead(): Promise<string> {
    await world.account('Northwind', { ping: true, priceMinor: 0, behaviour: { bids: { from: 4200, to: 4200 } } });
    await world.account('Helios', { ping: true, priceMinor: 0, behaviour: { bids: { from: 3800, to: 3800 } } });
    const { body } = await postLead(await world.campaign({ processing: 'synchronous' }));
    await settled(world.pool, body.leadId!);
    return body.leadId!;
  }

  browserTest(
    'grows while a lead runs: the gate, the verdict, the slow buyer, the sale',
    async (page) => {
      await world.account('Slow Buyer', { behaviour: { delayMs: 4000 }, timeoutMs: 20_000 });
      const { body } = await postLead(await world.campaign({ qualityControl: true }));
      await settled(world.pool, body.leadId!, ['qc']);
      await openProcess(page, body.leadId!);
      await box(page, /^Quality control.*waits for a reviewer/).waitFor();
      expect(await box(page, /^Sold|^Planned/).count()).toBe(0);
      await act(body.leadId!, 'validate');
      await box(page, /^Validated/).waitFor();
      await box(page, /^Planned/).waitFor();
      await box(page, /^Sending/).waitFor();
      await box(page, /^Sold for \$25\.00/).waitFor();
      await box(page, /^Sold a buyer has it/).waitFor();
      expect(page.url()).toContain(body.leadId!);
    },
    { timeoutMs: 90_000 },
  );

  browserTest('opens request, response and how it was read, by mouse and by keyboard', async (page) => {
    await openProcess(page, await soldLead());
    await box(page, /^Sold for \$42\.00/).click();
    const panel = page.getByRole('complementary', { name: /Northwind/ });
    await panel.getByRole('button', { name: 'Copy as curl' }).waitFor();
    const text = await panel.innerText();
    for (const said of [/POST http/, /"first_name"/, /"status": "accepted"/, /Success rule/])
      expect(text).toMatch(said);
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    for (const key of ['ArrowUp', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
    const bid = page.getByRole('complementary', { name: /Helios|Northwind/ });
    await bid.getByText('Response', { exact: true }).waitFor();
    expect(await bid.innerText()).toMatch(/Bid/);
  });

  browserTest('says why a lead went no further', async (page) => {
    const { body } = await postLead(await world.campaign(), { FirstName: 'Casey', Email: 'not-mail' });
    await settled(world.pool, body.leadId!);
    await openProcess(page, body.leadId!);
    await box(page, /^Rejected.*Last name is required/).click();
    const reasons = page.getByRole('complementary', { name: 'Rejected' });
    expect(await reasons.innerText()).toMatch(/must be an e-mail address/);
  });

  browserTest('folds many bids and opens them on demand', async (page) => {
    for (let index = 0; index < 9; index += 1)
      await world.account(`Bidder ${index}`, {
        ping: true,
        priceMinor: 0,
        behaviour: { bids: { from: 1000 + index * 100, to: 1000 + index * 100 } },
      });
    const { body } = await postLead(await world.campaign());
    await settled(world.pool, body.leadId!);
    await openProcess(page, body.leadId!);
    expect(await box(page, /^Bid \$/).count()).toBe(5);
    await box(page, /^4 more/).click();
    await box(page, /^Bid \$10\.00/).waitFor();
    expect(await box(page, /^Bid \$/).count()).toBe(9);
  });

  for (const [name, options] of Object.entries({
    light: {},
    dark: { dark: true },
    phone: { width: 390, height: 780 },
  })) {
    browserTest(
      `has nothing serious for axe, closed and open (${name})`,
      async (page) => {
        await openProcess(page, await soldLead());
        await checkAxe(page);
        await box(page, /^Sold for/).click();
        await page.getByRole('button', { name: 'Copy as curl' }).waitFor();
        await checkAxe(page);
      },
      options,
    );
  }
});
