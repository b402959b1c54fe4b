import type { Page } from 'playwright-core';

/** A field has its progress line always, and moves it only while it loads. */
const LOADING = `document.querySelectorAll('.loading, [aria-busy=true], .v-progress-linear--active').length`;

/** Nothing is loading any more, `times` looks in a row: a part that is fetched when it is needed begins to load after the page. */
export async function atRest(
  page: Page,
  { everyMs, times }: { readonly everyMs: number; readonly times: number },
): Promise<void> {
  for (let quiet = 0, waited = 0; quiet < times && waited < 15_000; waited += everyMs) {
    await page.waitForTimeout(everyMs);
    quiet = (await page.evaluate(LOADING)) === 0 ? quiet + 1 : 0;
  }
}
