import type { Pool } from 'pg';
import { SCREENS, type Places, type Screen } from '#scripts/screenshots/screens';
import { atRest } from '#test/kit/browser/at-rest';
import { browserTest } from '#test/kit/browser/browser-test';
import { describeFinding, findingsOf } from '#test/kit/browser/check-axe';
import { signIn } from '#test/kit/browser/sign-in';
import type { WatchedPage } from '#test/kit/browser/watch-page';
import { settled } from '#test/kit/scenario/lead-facts';
import { postLead, somebody } from '#test/kit/scenario/scenario-http';
import { ScenarioWorld } from '#test/kit/scenario/scenario-world';

const WIDE = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };
/** The colours of one theme become those of the other. */
const FADE_MS = 250;
const QUIET = { everyMs: 100, times: 2 };
const ONLY_CALIFORNIA = {
  v: 1,
  root: { join: 'all', items: [{ type: 'field', field: 'State', operator: 'equals', value: 'CA' }] },
};
/** Parts of the page that scroll sideways as a whole; lists and diagrams may, within themselves. */
const TOO_WIDE = `[document.documentElement, ...document.querySelectorAll('body, main, main > *, main .content, main .sheet')]
  .filter((each) => each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 0 && !each.matches('[role=grid]'))
  .map((each) => each.tagName + '.' + each.className + ' is ' + each.scrollWidth + ' wide in ' + each.clientWidth)`;

/** Cells of lists with something that is read whole or not at all, a state, an amount, a time, and that is cut. */
const CUT = `[...document.querySelectorAll('[role=gridcell]:is(.choice, .money, .number, .moment, .duration, .boolean)')]
  .filter((each) => each.scrollWidth > each.clientWidth + 1)
  .map((each) => each.className + ' holds ' + each.innerText + ', ' + each.scrollWidth + ' wide, in ' + each.clientWidth)`;

/** A sold lead with its buyer and everything it went through, one that waits for a reviewer and one that was turned away. */
async function makePlaces(world: ScenarioWorld): Promise<Places> {
  await world.account('Every Screen');
  const sold = await sent(world, ['closed']);
  const waiting = await sent(world, ['qc'], { qualityControl: true });
  const rejected = await sent(world, ['closed'], {}, { criteria: ONLY_CALIFORNIA });
  const { rows } = await world.pool.query<Places>(
    `select delivery.buyer_id as buyer, delivery.account_id as account, delivery.method_id as method,
       lead.source_id as source, lead.campaign_id as campaign, lead.lead_type_id as "leadType"
     from lead join delivery on delivery.lead_id = lead.id where lead.id = $1`,
    [sold],
  );
  return { ...rows[0]!, ...(await administrator(world.pool)), sold, waiting, rejected };
}
async function sent(
  world: ScenarioWorld,
  stages: readonly string[],
  ...campaign: Parameters<ScenarioWorld['campaign']>
): Promise<string> {
  const { body } = await postLead(await world.campaign(...campaign), somebody());
  await settled(world.pool, body.leadId!, stages);
  return body.leadId!;
}
async function administrator(pool: Pool): Promise<Pick<Places, 'user' | 'role'>> {
  const email = process.env['TEST_ADMIN_EMAIL'];
  const { rows } = await pool.query<Pick<Places, 'user' | 'role'>>(
    'select id as "user", role_id as role from app_user where email = $1',
    [email],
  );
  return rows[0]!;
}

/** What is wrong with one screen: in light, in dark, and on a phone. */
async function problemsOf(page: WatchedPage, screen: Screen, places: Places): Promise<string[]> {
  const before = page.problems.length;
  await page.setViewportSize(WIDE);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(screen.path(places));
  const title = page.locator('h1').first();
  await title.waitFor();
  await atRest(page, QUIET);
  if (screen.click) {
    await page
      .getByRole('button', { name: screen.click })
      .or(page.getByRole('tab', { name: screen.click }))
      .first()
      .click();
    await atRest(page, QUIET);
  }
  const found = (await findingsOf(page)).map((each) => `light: ${describeFinding(each)}`);
  found.push(...(await page.evaluate<string[]>(CUT)).slice(0, 3).map((each) => `wide: ${each}`));
  if ((await title.innerText()).trim() === '') found.push('has no heading');
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.locator('html[data-theme=dark]').waitFor({ state: 'attached' });
  await page.waitForTimeout(FADE_MS);
  found.push(...(await findingsOf(page, ['color-contrast'])).map((each) => `dark: ${describeFinding(each)}`));
  await page.setViewportSize(PHONE);
  await page.waitForTimeout(60);
  found.push(
    ...(await page.evaluate<string[]>(TOO_WIDE)).map((each) => `phone: ${each}`),
    ...page.problems.slice(before),
  );
  return found.map((each) => `${screen.name} ${each}`);
}

/** The screens in parts, so that a part that is broken is known before all are seen. */
const parts = (screens: readonly Screen[], size: number): Screen[][] =>
  Array.from({ length: Math.ceil(screens.length / size) }, (_, at) => screens.slice(at * size, (at + 1) * size));

describe('every screen, light and dark and on a phone', () => {
  let world: ScenarioWorld;
  let places: Places;
  beforeAll(async () => {
    world = await ScenarioWorld.open();
    places = await makePlaces(world);
  }, 60_000);
  afterAll(() => world.close());

  for (const screens of [
    SCREENS.filter(({ open }) => open),
    ...parts(
      SCREENS.filter(({ open }) => !open),
      9,
    ),
  ]) {
    browserTest(
      `is sound: ${screens[0]!.name} to ${screens.at(-1)!.name}`,
      async (page) => {
        if (!screens[0]!.open) await signIn(page);
        const problems: string[] = [];
        for (const screen of screens) {
          problems.push(
            ...(await problemsOf(page, screen, places).catch((error: unknown) => [`${screen.name} ${String(error)}`])),
          );
        }
        expect(problems).toEqual([]);
      },
      { timeoutMs: 240_000 },
    );
  }
});
