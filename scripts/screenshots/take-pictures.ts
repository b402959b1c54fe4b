import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { atRest } from '#test/kit/browser/at-rest';
import { signIn, type Login } from '#test/kit/browser/sign-in';
import { watchPage } from '#test/kit/browser/watch-page';
import { SCREENS, type Places, type Screen } from './screens';

export interface PictureOptions {
  readonly browser: Browser;
  readonly url: string;
  readonly folder: string;
  readonly login: Login;
  readonly places: Places;
  /** The screens for before the leads of today, or the others. */
  readonly quiet: boolean;
  /** Only screens with this in their name. */
  readonly only: string | undefined;
  readonly say: (line: string) => void;
}

const SHAPES = [
  { name: '1280', width: 1280, height: 800 },
  { name: 'phone', width: 390, height: 844 },
] as const;
const QUIET = { everyMs: 250, times: 3 };
const THEMES = ['light', 'dark'] as const;

/** Every screen of one kind in both themes and both shapes; answers what went wrong on them. */
export async function takePictures(options: PictureOptions): Promise<string[]> {
  const problems: string[] = [];
  const screens = SCREENS.filter(
    ({ name, quiet = false }) => quiet === options.quiet && (options.only === undefined || name.includes(options.only)),
  );
  for (const theme of THEMES) {
    for (const shape of SHAPES) {
      for (const open of [true, false]) {
        const context = await options.browser.newContext({
          baseURL: options.url,
          viewport: shape,
          colorScheme: theme,
          reducedMotion: 'reduce',
          locale: 'en-US',
          timezoneId: 'America/New_York',
        });
        const wanted = screens.filter((screen) => (screen.open === true) === open);
        if (wanted.length > 0) problems.push(...(await takeAll(context, wanted, `${theme}-${shape.name}`, options)));
        await context.close();
      }
    }
  }
  return problems;
}

async function takeAll(
  context: BrowserContext,
  screens: readonly Screen[],
  suffix: string,
  options: PictureOptions,
): Promise<string[]> {
  const page = watchPage(await context.newPage(), options.url);
  if (screens.some((screen) => !screen.open)) await signIn(page, options.login);
  const problems: string[] = [];
  let told = 0;
  for (const screen of screens) {
    const before = page.problems.length;
    await show(page, screen, options.places).catch((error: unknown) =>
      problems.push(`${screen.name} ${suffix}: ${String(error).split('\n')[0]}`),
    );
    await page.screenshot({ path: path.join(options.folder, `${screen.name}-${suffix}.png`) });
    problems.push(...page.problems.slice(before).map((problem) => `${screen.name} ${suffix}: ${problem}`));
    for (; told < problems.length; told += 1) options.say(problems[told]!);
  }
  options.say(`${screens.length} pictures, ${suffix}`);
  return problems;
}

async function show(page: Page, screen: Screen, places: Places): Promise<void> {
  await page.goto(screen.path(places));
  await page.locator('h1').first().waitFor({ timeout: 15_000 });
  await atRest(page, QUIET);
  if (screen.click === undefined) return;
  await page
    .getByRole('button', { name: screen.click })
    .or(page.getByRole('tab', { name: screen.click }))
    .first()
    .click({ timeout: 15_000 });
  await atRest(page, QUIET);
}
