import path from 'node:path';
import { checkBrowser } from '#test/kit/browser/check-browser';
import { openBrowser } from '#test/kit/browser/open-browser';
import { openedFiles, ownFolders, strayFiles } from '#test/kit/opened-files';
import { ROOT } from '#test/kit/source-files';

describe('the browser of the tests by itself', () => {
  const { CHROME_PATH } = process.env;
  afterEach(() => {
    if (CHROME_PATH === undefined) delete process.env['CHROME_PATH'];
    else process.env['CHROME_PATH'] = CHROME_PATH;
  });

  it('paints a page with letters', async () => {
    await expect(checkBrowser(ROOT)).resolves.toBeUndefined();
  });

  it('says in one sentence what to do when it cannot', async () => {
    process.env['CHROME_PATH'] = path.join(ROOT, 'no-such-browser');
    await expect(checkBrowser(ROOT)).rejects.toThrow(/cannot paint a page: .*name it in CHROME_PATH/);
  });

  // Only Linux tells which files a process has open.
  if (process.platform === 'linux')
    it('opens nothing but the system, the packages, the cache and the temporary folder', async () => {
      const browser = await openBrowser(ROOT);
      try {
        const page = await browser.newPage();
        await page.setContent(
          '<p style="font-family:serif">Letters</p><p style="font-family:monospace">and more of them</p>',
        );
        await page.screenshot();
        const files = openedFiles([process.pid]);
        expect(files.filter((file) => file.endsWith('.ttf')).length).toBeGreaterThan(0);
        expect(strayFiles(files, ownFolders())).toEqual([]);
      } finally {
        await browser.close();
      }
    });
});
