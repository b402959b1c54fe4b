import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { ROOT } from '#test/kit/source-files';
import { openBrowser } from './open-browser';
import { watchPage, type WatchedPage } from './watch-page';

export interface BrowserTestOptions {
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
  readonly timeoutMs?: number;
  readonly context?: BrowserContextOptions;
}

/** Pictures of the moment in which a test failed. */
const FAILURES = path.join(ROOT, '.leadrail', 'ui-failures');
const TIME_FOR_A_PICTURE_MS = 5_000;
let browser: Promise<Browser> | undefined;

afterAll(async () => (await browser)?.close());

/** The installation under test as a browser reaches it; session cookies want the name localhost. */
export const siteOrigin = (): string =>
  (process.env['TEST_API_URL'] ?? '').replace('//127.0.0.1', '//localhost').replace(/\/$/, '');

/**
 * One test in a fresh browser context (own cookies) of the file's one browser. Fails when the page had any problem, and leaves a
 * picture in .leadrail/ui-failures. Addresses are relative: `page.goto('/leads')`.
 */
export function browserTest(
  name: string,
  run: (page: WatchedPage) => Promise<void>,
  options: BrowserTestOptions = {},
): void {
  const timeoutMs = options.timeoutMs ?? 60_000;
  it(
    name,
    async () => {
      const page = await openPage(options);
      try {
        await withinTime(run(page), timeoutMs - TIME_FOR_A_PICTURE_MS);
        expect(page.problems).toEqual([]);
      } catch (error) {
        await page.screenshot({ path: pictureOf(name) }).catch(() => undefined);
        throw page.problems.length === 0
          ? error
          : new Error(`${String(error)}\nOn the page: ${page.problems.join('\n')}`, { cause: error });
      } finally {
        await page.context().close();
      }
    },
    timeoutMs,
  );
}

/** A test that hangs is ended a little before its time, so that there is a picture of where it hung. */
async function withinTime(running: Promise<void>, limitMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done after ${limitMs / 1000} s`)), limitMs);
  });
  await Promise.race([running, late]).finally(() => clearTimeout(timer));
}

/** A page in a context of its own. The language and the moment's zone are fixed, so that words and times can be looked for. */
async function openPage(options: BrowserTestOptions = {}): Promise<WatchedPage> {
  browser ??= openBrowser(ROOT);
  const context = await (
    await browser
  ).newContext({
    baseURL: siteOrigin(),
    locale: 'en-US',
    timezoneId: 'America/Chicago',
    viewport: { width: options.width ?? 1280, height: options.height ?? 800 },
    colorScheme: options.dark === true ? 'dark' : 'light',
    reducedMotion: 'reduce',
    ...options.context,
  });
  context.setDefaultTimeout(15_000);
  return watchPage(await context.newPage(), siteOrigin());
}

function pictureOf(name: string): string {
  mkdirSync(FAILURES, { recursive: true });
  const test = expect.getState().currentTestName ?? name;
  return path.join(FAILURES, `${test.replaceAll(/[^A-Za-z0-9]+/g, '-').slice(0, 120)}.png`);
}
