import { readFileSync } from 'node:fs';
import { browserTest } from '#test/kit/browser/browser-test';
import { checkAxe } from '#test/kit/browser/check-axe';
import {
  boxOf,
  columnsOf,
  dragColumn,
  fitted,
  forgetLists,
  hasChosen,
  heading,
  idsOf,
  isWide,
  kept,
  pickFromHeading,
  rowOf,
  showsRows,
} from '#test/kit/browser/grid-page';
import { signIn } from '#test/kit/browser/sign-in';
import type { WatchedPage } from '#test/kit/browser/watch-page';
import { eventually } from '#test/kit/scenario/eventually';
import { settled } from '#test/kit/scenario/lead-facts';
import { postLead, somebody } from '#test/kit/scenario/scenario-http';
import { type Campaign, ScenarioWorld } from '#test/kit/scenario/scenario-world';

const AS_MADE = [
  'receivedAt',
  'name',
  'id',
  'leadType',
  'source',
  'campaign',
  'state',
  'grade',
  'outcome',
  'buyers',
  'revenueMinor',
  'costMinor',
  'marginMinor',
  'decisionMs',
];

describe('a list', () => {
  let world: ScenarioWorld;
  let campaign: Campaign;
  /** Part of the name of this test's leads and of nobody else's. */
  let marker: string;
  beforeEach(async () => {
    world = await ScenarioWorld.open();
    campaign = await world.campaign();
    await forgetLists(world.pool);
    marker = `Grid${Date.now().toString(36)}`;
  });
  afterEach(async () => {
    await forgetLists(world.pool);
    await world.close();
  });

  async function lead(fields: Record<string, unknown>): Promise<string> {
    const { body } = await postLead(campaign, somebody({ LastName: marker, ...fields }));
    await settled(world.pool, body.leadId!);
    return body.leadId!;
  }
  async function open(page: WatchedPage): Promise<void> {
    await signIn(page);
    await page.goto('/leads');
    await fitted(page);
  }
  async function again(page: WatchedPage): Promise<void> {
    await page.reload();
    await fitted(page);
  }
  /** Only this test's leads. */
  async function narrow(page: WatchedPage, ids: readonly string[]): Promise<void> {
    await pickFromHeading(page, 'name', 'Filter…');
    await page.getByRole('dialog').getByLabel('Value').fill(marker);
    await page.keyboard.press('Enter');
    await showsRows(page, ids);
  }

  browserTest(
    'has its columns where one drags them, also after a reload, and drops nothing on Escape',
    async (page) => {
      await lead({});
      await open(page);
      expect(await columnsOf(page)).toEqual(AS_MADE);
      await kept(page, () => dragColumn(page, 'campaign', 'name', 'left'));
      const moved = ['receivedAt', 'campaign', 'name', 'id', 'leadType', 'source', ...AS_MADE.slice(6)];
      expect(await columnsOf(page)).toEqual(moved);
      await kept(page, () => dragColumn(page, 'receivedAt', 'grade', 'right'));
      const twice = [
        'campaign',
        'name',
        'id',
        'leadType',
        'source',
        'state',
        'grade',
        'receivedAt',
        ...AS_MADE.slice(8),
      ];
      expect(await columnsOf(page)).toEqual(twice);
      expect(await heading(page, 'receivedAt').getAttribute('aria-sort')).toBe('descending');
      await again(page);
      expect(await columnsOf(page)).toEqual(twice);

      const [from, to] = [await boxOf(page, 'name'), await boxOf(page, 'grade')];
      await page.mouse.move(from.x + 20, from.y + 10);
      await page.mouse.down();
      await page.mouse.move(to.x + 20, to.y + 10, { steps: 4 });
      await page.keyboard.press('Escape');
      await page.mouse.up();
      expect(await columnsOf(page)).toEqual(twice);
      await heading(page, 'revenueMinor').getByRole('button').first().press('Enter');
      await page.locator('[data-column=revenueMinor][aria-sort=ascending]').waitFor();
    },
  );

  browserTest('hides, pins and sizes columns and keeps that, until the defaults are restored', async (page) => {
    await lead({});
    await open(page);
    await kept(page, () => pickFromHeading(page, 'grade', 'Hide'));
    await kept(page, () => pickFromHeading(page, 'outcome', 'Pin to the left'));
    await kept(page, () => pickFromHeading(page, 'source', 'Pin to the right'));
    const { x, y, width } = await boxOf(page, 'name');
    await kept(page, async () => {
      await page.mouse.move(x + width, y + 10);
      await page.mouse.down();
      await page.mouse.move(x + width + 90, y + 10);
      await page.mouse.up();
    });
    const changed = AS_MADE.filter((name) => name !== 'grade');
    await isWide(page, 'name', width + 90);
    await again(page);
    expect(new Set(await columnsOf(page))).toEqual(new Set(changed));
    expect((await columnsOf(page))[0]).toBe('outcome');
    await isWide(page, 'name', width + 90);
    await page.evaluate(`document.querySelector('[role=grid]').scrollLeft = 400`);
    const [pinned, grid] = [await boxOf(page, 'outcome'), (await page.getByRole('grid').boundingBox())!];
    const last = await boxOf(page, 'source');
    expect(pinned.x - grid.x).toBeLessThan(60);
    expect(grid.x + grid.width - last.x - last.width).toBeLessThan(20);
    expect(await firstRowCells(page)).toContain(Math.round(pinned.x));
    await page.evaluate(`document.querySelector('[role=grid]').scrollLeft = 0`);
    // Wide enough for all: what lies half under a pinned column is not what is looked at.
    const usual = page.viewportSize()!;
    await page.setViewportSize({ ...usual, width: 3000 });
    await checkAxe(page);
    await page.setViewportSize(usual);

    await page.getByRole('button', { name: 'Columns' }).click();
    const chooser = page.getByRole('dialog', { name: 'Columns' });
    await chooser.getByRole('checkbox', { name: 'Email' }).first().check();
    await heading(page, 'email').waitFor({ state: 'attached' });
    await kept(page, () => chooser.getByRole('button', { name: 'Restore defaults' }).click());
    expect(await columnsOf(page)).toEqual(AS_MADE);
    await isWide(page, 'name', width);
    await again(page);
    expect(await columnsOf(page)).toEqual(AS_MADE);
  });

  browserTest('is narrowed at a heading, says so there and above, and is widened again', async (page) => {
    const [mine, other] = [
      await lead({ FirstName: 'Wanted' }),
      await lead({ FirstName: 'Other', LastName: 'Elsewhere' }),
    ];
    await open(page);
    await rowOf(page, other).waitFor();
    await narrow(page, [mine]);
    await page
      .getByRole('group', { name: 'Filter' })
      .getByRole('button', { name: `Name contains ${marker}` })
      .waitFor();
    expect(await heading(page, 'name').locator('svg').count()).toBeGreaterThan(
      await heading(page, 'campaign').locator('svg').count(),
    );
    await checkAxe(page);
    await again(page);
    await showsRows(page, [mine]);
    await pickFromHeading(page, 'name', 'Filter…');
    expect(await page.getByRole('dialog').getByLabel('Value').inputValue()).toBe(marker);
    await page.getByRole('dialog').getByRole('button', { name: 'Clear' }).click();
    await rowOf(page, other).waitFor();
    expect(await page.getByRole('button', { name: 'Remove this filter' }).count()).toBe(0);
  });

  browserTest(
    'takes a filter of And, Or, Not And and Not Or, saves it as a view that nobody else sees with a name in it, applies and deletes that',
    async (page) => {
      const austin = await lead({ State: 'TX', PostalCode: '78701' });
      for (const [State, PostalCode] of [
        ['TX', '75001'],
        ['NV', '89502'],
        ['CA', '93650'],
        ['FL', '33101'],
      ])
        await lead({ State, PostalCode });
      const reno = await lead({ State: 'NV', PostalCode: '89501' });
      await open(page);
      await page.getByRole('button', { name: 'Edit the filter' }).click();
      const panel = page.getByRole('dialog', { name: 'Filter' });
      const groups = panel.locator('.group.inner');
      const rule = async (
        line: ReturnType<typeof groups.nth>,
        column: string,
        operator: string,
        value: string,
      ): Promise<void> => {
        await line.getByLabel('Column').selectOption({ label: column });
        await line.getByLabel('Operator').selectOption({ label: operator });
        await line.getByLabel('Value').fill(value);
        await line.getByLabel('Value').press('Tab');
      };
      const group = async (
        at: number,
        join: string,
        one: readonly [string, string],
        other: readonly [string, string],
      ): Promise<void> => {
        await panel.getByRole('button', { name: '+ Group' }).last().click();
        const here = groups.nth(at);
        await here.getByLabel('How these are joined').selectOption({ label: join });
        await rule(here.locator('.line').nth(0), one[0], 'is', one[1]);
        await here.getByRole('button', { name: '+ Rule' }).click();
        await rule(here.locator('.line').nth(1), other[0], 'is', other[1]);
      };
      await panel.getByRole('button', { name: '+ Rule' }).click();
      await rule(panel.locator('.line').first(), 'Name', 'contains', marker);
      await panel.getByText('6 rows match').waitFor();
      await group(0, 'Not all of these', ['State', 'NV'], ['Postal code', '89502']);
      await panel.getByText('5 rows match').waitFor();
      await group(1, 'None of these', ['Postal code', '75001'], ['State', 'CA']);
      await panel.getByText('3 rows match').waitFor();
      await group(2, 'Any of these', ['Postal code', '78701'], ['State', 'NV']);
      await panel.getByText('2 rows match').waitFor();
      await checkAxe(page);
      await panel.getByRole('button', { name: 'Apply' }).click();
      await showsRows(page, [austin, reno]);

      const name = `Browser test ${marker}`;
      await page.getByRole('button', { name: '+ Save view' }).click();
      const asked = page.getByRole('dialog', { name: 'Save as a view' });
      await asked.getByLabel('Name of the view').fill(name);
      await asked.getByLabel('Everybody sees it').check();
      await checkAxe(page);
      await asked.getByRole('button', { name: 'Save' }).click();
      await page.getByText(/A shared view is seen by people .* cannot hold a value of Name/).waitFor();
      await asked.getByLabel('Everybody sees it').uncheck();
      await asked.getByRole('button', { name: 'Save' }).click();
      await page.getByText('View saved').first().waitFor();
      const tab = page.getByRole('group', { name: 'Views' }).getByRole('button', { name, exact: true });
      await tab.waitFor();
      expect(await tab.getAttribute('aria-pressed')).toBe('true');
      const view = async () =>
        (await world.pool.query<{ shared: boolean }>('select shared from saved_view where name = $1', [name])).rows;
      expect(await view()).toEqual([{ shared: false }]);

      await kept(page, () => page.getByRole('button', { name: 'All', exact: true }).click());
      await again(page);
      expect(await tab.getAttribute('aria-pressed')).toBe('false');
      await tab.click();
      await showsRows(page, [austin, reno]);
      expect(await page.getByRole('button', { name: 'Save changes' }).count()).toBe(0);
      await page.getByRole('button', { name: 'Remove this filter' }).last().click();
      await page.getByRole('button', { name: 'Save changes' }).waitFor();
      await page.getByRole('button', { name: 'Discard changes' }).click();
      await showsRows(page, [austin, reno]);

      await page.getByRole('button', { name: `Menu of the view ${name}` }).click();
      await page.getByRole('menuitem', { name: 'Share with everybody' }).click();
      await page
        .getByText(/A shared view is seen by people/)
        .last()
        .waitFor();
      expect(await view()).toEqual([{ shared: false }]);
      await page.getByRole('button', { name: `Menu of the view ${name}` }).click();
      await page.getByRole('menuitem', { name: 'Delete the view' }).click();
      await page.getByText(`The view “${name}” is deleted`).waitFor();
      expect([await tab.count(), await view()]).toEqual([0, []]);
      await page.getByRole('button', { name: 'Undo' }).click();
      await tab.waitFor();
    },
    { timeoutMs: 120_000 },
  );

  browserTest(
    'chooses several rows by mouse and by key, and says in their menu what is only for one',
    async (page) => {
      const ids: string[] = [];
      for (const FirstName of ['Four', 'Three', 'Two', 'One']) ids.unshift(await lead({ FirstName }));
      await open(page);
      await narrow(page, ids);
      expect(await idsOf(page)).toEqual(ids);
      await rowOf(page, ids[0]!).getByRole('checkbox').click();
      await rowOf(page, ids[2]!)
        .getByRole('checkbox')
        .click({ modifiers: ['Shift'] });
      await page.getByText('3 selected').waitFor();
      await rowOf(page, ids[1]!)
        .locator('[role=gridcell]')
        .nth(4)
        .click({ modifiers: ['Control'] });
      await page.getByText('2 selected').waitFor();
      await hasChosen(page, [ids[0]!, ids[2]!]);

      await rowOf(page, ids[2]!).click({ button: 'right' });
      const menu = page.getByRole('menu', { name: 'Actions' });
      const findBuyer = menu.getByRole('menuitem', { name: /^Find buyer/ });
      expect([await findBuyer.getAttribute('aria-disabled'), await findBuyer.getAttribute('title')]).toEqual([
        'true',
        'Only for one row at a time.',
      ]);
      await checkAxe(page);
      await page.keyboard.press('Escape');
      await menu.waitFor({ state: 'detached' });

      await page.getByRole('grid').focus();
      await page.keyboard.press('Escape');
      await hasChosen(page, []);
      await page.keyboard.press('Home');
      await page.keyboard.press('Shift+ArrowDown');
      await hasChosen(page, ids.slice(0, 2));
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press(' ');
      await page.getByText('3 selected').waitFor();
      await page.keyboard.press('Control+a');
      await page.getByText('4 selected').waitFor();
      await page.keyboard.press('Shift+F10');
      await menu.getByRole('menuitem', { name: /^Delete/ }).waitFor();
      await page.keyboard.press('Escape');
      await menu.waitFor({ state: 'detached' });
      await page.keyboard.press('Delete');
      await page.getByText('Delete: 4 of 4 leads').first().waitFor();
      await page.getByRole('button', { name: 'Undo' }).click();
      const back = async () =>
        (await world.pool.query('select 1 from lead where id = any($1) and deleted_at is null', [ids])).rowCount;
      await eventually('all four are back', async () => (await back()) === 4);

      await page.getByRole('grid').focus();
      await page.keyboard.press('/');
      await page.getByRole('dialog', { name: 'Filter' }).waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('grid').focus();
      await page.keyboard.press('Escape');
      await page.keyboard.press('End');
      await page.keyboard.press('Enter');
      await page.waitForURL(new RegExp(`/leads/${ids[3]}`));
    },
    { timeoutMs: 90_000 },
  );

  browserTest('exports what is shown to CSV, where a text is never a formula', async (page) => {
    const evil = '=HYPERLINK("http://evil.example","click")';
    const ids = [await lead({ FirstName: evil, State: 'TX' }), await lead({ FirstName: 'Plain', State: 'NV' })];
    await lead({ LastName: 'Elsewhere' });
    await open(page);
    await narrow(page, ids);
    await kept(page, () => pickFromHeading(page, 'campaign', 'Hide'));
    await dragColumn(page, 'state', 'name', 'left');
    await page.getByRole('button', { name: 'Export' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'As CSV' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/^leads.*\.csv$/);
    const [head, ...lines] = readFileSync(await file.path(), 'utf8')
      .replace(/^\uFEFF/, '')
      .trimEnd()
      .split('\r\n');
    expect(head!.split(',').slice(0, 5)).toEqual([
      expect.stringMatching(/^Received/),
      'State',
      'Name',
      'Lead',
      'Lead type',
    ]);
    expect(head).not.toContain('Campaign');
    expect(lines).toHaveLength(2);
    expect(lines.find((line) => line.includes('Plain'))).toContain(`,NV,Plain ${marker},`);
    expect(lines.find((line) => line.includes('HYPERLINK'))).toContain(
      `,"'=HYPERLINK(""http://evil.example"",""click"") ${marker}",`,
    );
  });
});

/** Where the cells of the first row begin, in pixels of the window. */
const firstRowCells = (page: WatchedPage): Promise<number[]> =>
  page.evaluate(`[...document.querySelector('[role=row][data-id]').querySelectorAll('[role=gridcell]')]
    .map((cell) => Math.round(cell.getBoundingClientRect().left))`);
