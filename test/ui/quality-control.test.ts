import { browserTest } from '#test/kit/browser/browser-test';
import { checkAxe } from '#test/kit/browser/check-axe';
import { signIn } from '#test/kit/browser/sign-in';
import { eventually } from '#test/kit/scenario/eventually';
import { leadFacts, settled } from '#test/kit/scenario/lead-facts';
import { api, postLead, somebody } from '#test/kit/scenario/scenario-http';
import { ScenarioWorld } from '#test/kit/scenario/scenario-world';

let world: ScenarioWorld;
beforeEach(async () => {
  world = await ScenarioWorld.open();
});
afterEach(() => world.close());

/** A lead that waits for a verdict. */
async function waiting(name: string): Promise<string> {
  const { body } = await postLead(await world.campaign({ qualityControl: true }), somebody({ FirstName: name }));
  await settled(world.pool, body.leadId!, ['qc']);
  return body.leadId!;
}
/** Nothing else waits, so that the first row is the first of this test. */
const emptyQueue = async (): Promise<void> =>
  void (await world.pool.query(`update lead set deleted_at = now() where stage = 'qc' and deleted_at is null`));

describe('quality control', () => {
  browserTest(
    'a verdict by key resumes the waiting workflow, and the next lead comes',
    async (page) => {
      await emptyQueue();
      await world.account('Northwind');
      const [first, second] = [await waiting('Alpha'), await waiting('Beta')];
      await signIn(page);
      await page.goto('/quality-control');
      await page.locator(`[role=row][data-id="${first}"]`).waitFor();
      await page.keyboard.press('j');
      const pane = page.getByRole('complementary', { name: 'Lead under review' });
      await pane.getByRole('heading', { name: /^Alpha/ }).waitFor();
      await checkAxe(page);
      await page.keyboard.press('v');
      await page
        .getByText(/Alpha .* is validated/)
        .first()
        .waitFor();
      await eventually('sold after the verdict', async () =>
        (await leadFacts(world.pool, first)).outcome === 'sold' ? true : undefined,
      );
      await pane.getByRole('heading', { name: /^Beta/ }).waitFor();
      await page.keyboard.press('i');
      const panel = page.getByRole('dialog', { name: 'Invalidate' });
      await panel.getByLabel('Note').fill('made up');
      await panel.getByRole('button', { name: 'Invalidate' }).click();
      await eventually('invalid', async () =>
        (await leadFacts(world.pool, second)).outcome === 'invalid' ? true : undefined,
      );
    },
    { timeoutMs: 90_000 },
  );

  browserTest('many at once, each told for itself', async (page) => {
    await emptyQueue();
    const ids = [await waiting('One'), await waiting('Two'), await waiting('Three')];
    await signIn(page);
    await page.goto('/quality-control');
    await page.locator(`[role=row][data-id="${ids[2]}"]`).waitFor();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('v');
    await page.getByText('3 of 3 leads').first().waitFor();
    for (const id of ids)
      await eventually('validated', async () =>
        (await leadFacts(world.pool, id)).stage === 'closed' ? true : undefined,
      );
  });
});

describe('returns', () => {
  browserTest('are approved with their money, from the list', async (page) => {
    await world.account('Giver Back');
    const { body } = await postLead(
      await world.campaign({ processing: 'synchronous' }),
      somebody({ FirstName: 'Returned' }),
    );
    const { deliveries } = await leadFacts(world.pool, body.leadId!);
    const {
      rows: [type],
    } = await world.pool.query<{ code: string }>(
      `select coalesce(document->'returnReasons'->0->>'code', 'wrong-number') as code from lead join lead_type on lead_type.id = lead_type_id where lead.id = $1`,
      [body.leadId],
    );
    await api('POST', `/api/v1/leads/${body.leadId}/actions/request-return`, {
      deliveryId: deliveries[0]!.id,
      reasonCode: type!.code,
    });
    const {
      rows: [asked],
    } = await world.pool.query<{ id: string }>('select id from lead_return where delivery_id = $1', [
      deliveries[0]!.id,
    ]);
    await signIn(page);
    await page.goto('/returns');
    await page.locator(`[role=row][data-id="${asked!.id}"]`).click({ button: 'right' });
    await page
      .getByRole('menuitem', { name: /^Approve A/ })
      .or(page.getByRole('menuitem', { name: 'Approve', exact: true }))
      .first()
      .click();
    const panel = page.getByRole('dialog', { name: 'Approve' });
    await panel.getByText('Giver Back').waitFor();
    await checkAxe(page);
    await panel.getByRole('button', { name: 'Approve' }).click();
    await page.getByText('1 of 1 returns decided').first().waitFor();
    expect((await leadFacts(world.pool, body.leadId!)).deliveries[0]!.state).toBe('returned');
  });
});

describe('distribution', () => {
  browserTest('shows request and response beside the list, and says what an icon means', async (page) => {
    await world.account('Refuser', { behaviour: { refuse: { every: 1, reason: 'no thanks' } } });
    const { body } = await postLead(
      await world.campaign({ processing: 'synchronous' }),
      somebody({ FirstName: 'Delivered' }),
    );
    const { deliveries } = await leadFacts(world.pool, body.leadId!);
    await signIn(page);
    await page.goto('/distribution');
    const row = page.locator(`[role=row][data-id="${deliveries[0]!.id}"]`);
    await row.getByText('Refused').waitFor();
    expect(await row.getByTitle('The buyer said no.').count()).toBe(1);
    await row.getByText('Refused').click();
    const panel = page.getByRole('dialog', { name: /^Delivered/ });
    await panel.getByLabel('Request', { exact: true }).waitFor();
    await panel.getByLabel('Response', { exact: true }).waitFor();
    await checkAxe(page);
  });
});

describe('the dashboard', () => {
  browserTest(
    'counts what comes in, keeps its filters, and its figures lead to the leads',
    async (page) => {
      await world.account('Northwind');
      await postLead(await world.campaign({ processing: 'synchronous' }));
      await signIn(page);
      await page.goto('/dashboard');
      await page.getByLabel('Time', { exact: true }).selectOption('last7');
      await page.getByRole('button', { name: 'Day' }).click();
      await page.locator('canvas').first().waitFor();
      await checkAxe(page);
      await page.waitForTimeout(1200);
      await page.reload();
      await page.locator('canvas').first().waitFor();
      expect(await page.getByLabel('Time', { exact: true }).inputValue()).toBe('last7');
      await page.getByRole('link', { name: /^Delivered/ }).click();
      await page.waitForURL(/\/leads$/);
      await page.getByRole('grid').waitFor();
      await page
        .getByText(/Outcome/)
        .first()
        .waitFor();
    },
    { timeoutMs: 120_000 },
  );
});
