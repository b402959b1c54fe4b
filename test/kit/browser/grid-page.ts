import type { Pool } from 'pg';
import { eventually } from '#test/kit/scenario/eventually';
import type { WatchedPage } from './watch-page';

const HEADINGS = `[...document.querySelectorAll('[role=columnheader][data-column]')]
  .map((cell) => ({ name: cell.dataset.column, x: cell.getBoundingClientRect().left }))`;
const rowIds = (which: string): string =>
  `[...document.querySelectorAll('[role=row][data-id]${which}')].map((row) => row.dataset.id)`;

/** Names of the columns as they stand from left to right. */
export const columnsOf = (page: WatchedPage): Promise<string[]> =>
  page.evaluate(`${HEADINGS}.sort((one, other) => one.x - other.x).map(({ name }) => name)`);
export const heading = (page: WatchedPage, column: string) =>
  page.locator(`[role=columnheader][data-column="${column}"]`);
export const bodyRows = (page: WatchedPage) => page.locator('[role=row][data-id]');
export const rowOf = (page: WatchedPage, id: string) => page.locator(`[role=row][data-id="${id}"]`);
/** Ids of the rows shown, from above. */
export const idsOf = (page: WatchedPage): Promise<string[]> => page.evaluate(rowIds(''));
/** Waits until exactly these rows are chosen. */
export const hasChosen = (page: WatchedPage, ids: readonly string[]): Promise<unknown> =>
  are(page, '[aria-selected=true]', ids);
/** Waits until the list shows exactly these rows, in any order. */
export const showsRows = (page: WatchedPage, ids: readonly string[]): Promise<unknown> => are(page, '', ids);

const are = (page: WatchedPage, which: string, ids: readonly string[]): Promise<unknown> =>
  eventually(
    `rows${which} ${ids.join()}`,
    async () => (await page.evaluate<string[]>(rowIds(which))).sort().join() === [...ids].sort().join(),
  );

/** Does something to how a list is looked at and waits until that is kept for the user. */
export async function kept(page: WatchedPage, work: () => Promise<unknown>): Promise<void> {
  const written = page.waitForResponse(
    (response) => response.request().method() === 'PUT' && response.url().includes('/api/v1/preferences/lists.'),
  );
  await work();
  await written;
}

/** Waits until rows are there and the columns have the widths that fit them: the same at two looks. */
export async function fitted(page: WatchedPage): Promise<void> {
  await bodyRows(page).first().waitFor();
  await page.evaluate('document.fonts.ready.then(() => undefined)');
  let before = '';
  await eventually('the columns stay as they are', async () => {
    const now = await page.evaluate<string>(`JSON.stringify(${HEADINGS})`);
    const same = now === before;
    before = now;
    return same;
  });
}

/** Takes a column by its heading with the mouse and lets it fall on one half of another heading. */
export async function dragColumn(
  page: WatchedPage,
  name: string,
  target: string,
  half: 'left' | 'right',
): Promise<void> {
  const [from, to] = [await boxOf(page, name), await boxOf(page, target)];
  await page.mouse.move(from.x + from.width / 3, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + to.width * (half === 'left' ? 0.25 : 0.75), to.y + to.height / 2, { steps: 8 });
  await page.mouse.up();
}

export async function boxOf(
  page: WatchedPage,
  column: string,
): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await heading(page, column).boundingBox();
  if (!box) throw new Error(`the column ${column} is not shown`);
  return box;
}

/** Waits until a column is so many pixels wide. */
export const isWide = (page: WatchedPage, column: string, width: number): Promise<unknown> =>
  eventually(`${column} is ${width} wide`, async () => Math.abs((await boxOf(page, column)).width - width) < 2);

/** A heading's menu, as a right click opens it. */
export async function pickFromHeading(page: WatchedPage, column: string, verb: string): Promise<void> {
  await heading(page, column).click({ button: 'right' });
  await page.getByRole('menuitem', { name: verb, exact: true }).click();
}

/** Everybody sees the lists as they are made again. */
export async function forgetLists(pool: Pool): Promise<void> {
  await pool.query(`delete from user_preference where key like 'lists.%'`);
  await pool.query(`delete from saved_view where name like 'Browser test %'`);
}
