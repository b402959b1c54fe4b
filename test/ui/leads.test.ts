import { browserTest } from '#test/kit/browser/browser-test';
import { checkAxe } from '#test/kit/browser/check-axe';
import { signIn } from '#test/kit/browser/sign-in';
import type { WatchedPage } from '#test/kit/browser/watch-page';
import { leadFacts, settled } from '#test/kit/scenario/lead-facts';
import { eventually } from '#test/kit/scenario/eventually';
import { postLead, somebody } from '#test/kit/scenario/scenario-http';
import { ScenarioWorld } from '#test/kit/scenario/scenario-world';

const rowOf = (page: WatchedPage, leadId: string) => page.locator(`[role=row][data-id="${leadId}"]`);
const toast = (page: WatchedPage, text: string | RegExp) => page.getByText(text).first();
/** The colour of the one element of this name, and that of a token, as the browser computes them. */
const coloursOf = (label: string, token: string): string => `(() => {
  const probe = document.body.appendChild(document.createElement('span'));
  probe.style.color = 'var(${token})';
  return [getComputedStyle(document.querySelector('[role=row] [aria-label="${label}"]')).color, getComputedStyle(probe).color];
})()`;
const openList = async (page: WatchedPage, path = '/leads'): Promise<void> => {
  await signIn(page);
  await page.goto(path);
  await page.getByRole('grid').waitFor();
};

describe('the lead list', () => {
  let world: ScenarioWorld;
  beforeEach(async () => {
    world = await ScenarioWorld.open();
  });
  afterEach(() => world.close());

  async function unsold(name: string): Promise<string> {
    const { body } = await postLead(await world.campaign(), somebody({ FirstName: name }));
    await settled(world.pool, body.leadId!);
    return body.leadId!;
  }

  browserTest('shows a lead the moment it is posted, and its state as it changes', async (page) => {
    await openList(page);
    await unsold('First');
    const { body } = await postLead(
      await world.campaign({ qualityControl: true }),
      somebody({ FirstName: 'Arriving' }),
    );
    const row = rowOf(page, body.leadId!);
    await page.getByRole('button', { name: /new/ }).or(row).first().waitFor();
    if (!(await row.isVisible())) await page.getByRole('button', { name: /new/ }).click();
    await row.getByText('Waiting for QC').waitFor();
    await checkAxe(page);
  });

  browserTest('sends a lead to a buyer from its right-click menu, past the rules that refuse it', async (page) => {
    await world.account('Choosy Roofs', {
      criteria: {
        v: 1,
        root: { join: 'all', items: [{ type: 'field', field: 'State', operator: 'equals', value: 'CA' }] },
      },
    });
    const leadId = await unsold('Sendable');
    await openList(page);
    await rowOf(page, leadId).click({ button: 'right' });
    await page.getByRole('menuitem', { name: /Find buyer/ }).click();
    const panel = page.getByRole('dialog', { name: 'Find buyer' });
    await panel.getByText('0 of 1 accounts match').waitFor();
    await panel.getByRole('button', { name: 'Show all accounts' }).click();
    await panel.getByText(/State is CA/).waitFor();
    await checkAxe(page);
    await panel.getByRole('button', { name: 'Send to Choosy Roofs' }).click();
    await toast(page, 'was sent').waitFor();
    await eventually('sold', async () => ((await leadFacts(world.pool, leadId)).outcome === 'sold' ? true : undefined));
    await rowOf(page, leadId).getByText('Sold').waitFor();
  });

  browserTest('shows each lead’s grade in its colour, and nothing where none was given', async (page) => {
    const { body } = await postLead(await world.campaign({ grading: true }), somebody({ FirstName: 'Graded' }));
    await settled(world.pool, body.leadId!, ['closed', 'qc']);
    const { grade } = await leadFacts(world.pool, body.leadId!);
    const plain = await unsold('Ungraded');
    await openList(page);
    const badge = rowOf(page, body.leadId!).getByRole('img', { name: `Grade ${grade}` });
    await badge.waitFor();
    const [drawn, token] = await page.evaluate<string[]>(
      coloursOf(`Grade ${grade}`, `--grade-${grade?.toLowerCase()}`),
    );
    expect(drawn).toBe(token);
    await rowOf(page, plain).waitFor();
    expect(
      await rowOf(page, plain)
        .getByRole('img', { name: /^Grade/ })
        .count(),
    ).toBe(0);
  });

  browserTest('deletes with a key and takes it back', async (page) => {
    const leadId = await unsold('Deleted');
    await openList(page);
    await rowOf(page, leadId).locator('[role=gridcell]').first().click();
    await page.keyboard.press('Delete');
    await toast(page, 'is deleted').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await eventually('back', async () =>
      (await world.pool.query('select 1 from lead where id = $1 and deleted_at is null', [leadId])).rowCount === 1
        ? true
        : undefined,
    );
  });

  browserTest('says in the menu why something cannot be done', async (page) => {
    const leadId = await unsold('Refused');
    await openList(page);
    await rowOf(page, leadId).click({ button: 'right' });
    const validate = page.getByRole('menuitem', { name: /^Validate/ });
    await validate.waitFor();
    expect([await validate.getAttribute('aria-disabled'), await validate.getAttribute('title')]).toEqual([
      'true',
      'The lead is closed; it waits for no verdict.',
    ]);
  });

  browserTest('takes a lead typed by hand, now or later', async (page) => {
    const campaign = await world.campaign();
    await openList(page);
    await page.getByRole('button', { name: 'Add lead' }).click();
    const panel = page.getByRole('dialog', { name: 'Add lead' });
    await panel.locator(`option[value="${campaign.id}"]`).waitFor({ state: 'attached' });
    await panel.getByLabel('Campaign').selectOption(campaign.id);
    await panel.getByLabel('First name').fill('Typed');
    await panel.getByRole('button', { name: 'Add lead' }).click();
    await panel.getByText('is required').first().waitFor();
    await panel.getByLabel('Last name').fill('Byhand');
    await panel.getByLabel('Email').fill(`typed.${Date.now()}@example.com`);
    for (const [label, value] of [
      ['Phone', '5125550155'],
      ['Postal code', '78701'],
    ] as const)
      if (await panel.getByLabel(label).count()) await panel.getByLabel(label).first().fill(value);
    if (await panel.getByLabel('State').count()) await panel.getByLabel('State').selectOption('TX');
    await checkAxe(page);
    await panel.getByRole('button', { name: 'Add lead' }).click();
    await page.waitForURL(/\/leads\/[0-9a-f-]{36}/);
    const leadId = /leads\/([0-9a-f-]{36})/.exec(page.url())![1]!;
    await page.getByRole('heading', { name: 'Typed Byhand' }).waitFor();
    expect(await settled(world.pool, leadId)).toMatchObject({ outcome: 'unsold' });
  });
});

describe('a lead', () => {
  let world: ScenarioWorld;
  beforeEach(async () => {
    world = await ScenarioWorld.open();
  });
  afterEach(() => world.close());

  browserTest(
    'is corrected, noted and returned, and its history tells of it',
    async (page) => {
      await world.account('Northwind');
      const { body } = await postLead(
        await world.campaign({ processing: 'synchronous' }),
        somebody({ FirstName: 'Corrected' }),
      );
      await signIn(page);
      await page.goto(`/leads/${body.leadId}/properties`);
      await page.getByRole('button', { name: 'Edit' }).click();
      await page.getByLabel('First name').fill('Righted');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('heading', { name: /^Righted/ }).waitFor();
      await page.getByRole('tab', { name: 'Notes' }).click();
      await page.getByLabel('Write a note').fill('<img src=x onerror=alert(1)>');
      await page.getByRole('button', { name: 'Add note' }).click();
      await page.getByText('<img src=x onerror=alert(1)>').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: /^Return/ }).click();
      const panel = page.getByRole('dialog', { name: 'Return' });
      await panel.getByText('Northwind').first().waitFor({ state: 'attached' });
      await panel.getByLabel('Reason').selectOption({ index: 1 });
      await panel.getByRole('button', { name: 'Return' }).click();
      await toast(page, 'was returned').waitFor();
      await page.getByRole('tab', { name: 'Change history' }).click();
      await page
        .getByRole('row', { name: /First name Corrected → Righted/ })
        .or(page.getByText('Righted').nth(1))
        .first()
        .waitFor();
      await page.getByText('Note written').waitFor();
      await checkAxe(page);
      expect((await leadFacts(world.pool, body.leadId!)).deliveries[0]!.state).toBe('returned');
    },
    { timeoutMs: 90_000 },
  );

  browserTest(
    'runs nothing a lead brings along, on any of its tabs',
    async (page) => {
      const evil = '"><script>alert(1)</script><img src=x onerror=alert(2)>{{constructor.constructor("alert(3)")()}}';
      const { body } = await postLead(
        await world.campaign({ defaultReject: 'qc' }),
        somebody({ FirstName: evil, LastName: evil, City: evil, Comments: evil }),
      );
      await settled(world.pool, body.leadId!, ['closed', 'qc', 'unresolved']);
      await signIn(page);
      for (const tab of [
        'process',
        'deliveries',
        'properties',
        'insert-request',
        'send-information',
        'files',
        'notes',
        'history',
        'why',
      ]) {
        await page.goto(`/leads/${body.leadId}/${tab}`);
        await page.getByRole('tabpanel').waitFor();
        await page.waitForTimeout(300);
      }
      await page.goto('/leads');
      await rowOf(page, body.leadId!).waitFor();
      await page.goto('/quality-control');
      await page.getByRole('grid').waitFor();
    },
    { timeoutMs: 120_000 },
  );

  browserTest('that is not there says so', async (page) => {
    await signIn(page);
    await page.goto('/leads/0190a000-0000-7000-8000-00000000abcd');
    await page.getByText('There is no such lead').waitFor();
  });
});
