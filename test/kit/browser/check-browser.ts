import type { Browser } from 'playwright-core';
import { OperationalError } from '#domain/kernel/errors';
import { openBrowser } from './open-browser';

const PAGE =
  '<body style="margin:0;background:white"><p style="margin:0;font:40px sans-serif;color:black">Leadrail</p></body>';
const SIZE = { width: 320, height: 80 };
/** Letters of this size cover about 2,500 of the 25,600 points; an empty page has none and a black one all. */
const [FEWEST, MOST] = [500, 12_000];
const LIMIT_MS = 40_000;
const ADVICE =
  'Install Chromium (Debian: apt-get install chromium), name it in CHROME_PATH and run again, or leave the browser out by naming the other parts: npm test -- unit integration scenarios crash';

/** One page with letters is painted and read back, so that a browser that cannot do it is known before any test waits for it. */
export async function checkBrowser(project: string = process.cwd()): Promise<void> {
  let opened: Promise<Browser> | undefined;
  try {
    const dark = await withinLimit(async () => {
      opened = openBrowser(project);
      return paint(await opened);
    });
    if (dark < FEWEST || dark > MOST) throw new Error(`of a page with one word ${dark} points are dark`);
  } catch (error) {
    const why = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
    throw new OperationalError('no-browser', `The browser for the tests cannot paint a page: ${why}. ${ADVICE}`);
  } finally {
    void opened?.then((browser) => browser.close()).catch(() => undefined);
  }
}

/** How many points of the painted page are dark. */
async function paint(browser: Browser): Promise<number> {
  const page = await browser.newPage({ viewport: SIZE });
  await page.setContent(PAGE);
  const picture = (await page.screenshot()).toString('base64');
  return page.evaluate(`(async () => {
    const image = new Image();
    image.src = 'data:image/png;base64,${picture}';
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    let dark = 0;
    for (let at = 0; at < data.length; at += 4) if (data[at] < 128) dark += 1;
    return dark;
  })()`);
}

async function withinLimit<T>(work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`nothing was painted within ${LIMIT_MS / 1000} s`)), LIMIT_MS);
  });
  return Promise.race([work(), late]).finally(() => clearTimeout(timer));
}
