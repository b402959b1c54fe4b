import { findingsOf } from '#test/kit/browser/check-axe';
import { browserTest, siteOrigin } from '#test/kit/browser/browser-test';

describe('the browser of the tests', () => {
  browserTest('opens the installation without a problem', async (page) => {
    await page.goto('/');
    await page.locator('#app > *').first().waitFor();
    expect(await page.title()).toMatch(/Leadrail/);
  });

  browserTest('writes down errors, broken requests, dialogs and calls to outside', async (page) => {
    await page.goto('/');
    await page.evaluate(`(() => {
      console.error('said on purpose');
      setTimeout(() => { throw new Error('thrown on purpose'); });
      new Image().src = 'http://outside.example.com/pixel.png';
      const script = document.createElement('script'); script.textContent = 'window.__inline = true'; document.body.append(script);
      setTimeout(() => alert('shown on purpose'));
    })()`);
    await new Promise((resolve) => setTimeout(resolve, 500));
    const all = page.problems.join('\n');
    for (const kind of [
      /said on purpose/,
      /thrown on purpose/,
      /outside\.example\.com/,
      /Content Security Policy/,
      /dialog: alert/,
    ])
      expect(all).toMatch(kind);
    expect(await page.evaluate('window.__inline')).toBeUndefined();
    page.expectProblem(/./s);
  });

  browserTest('finds what axe calls serious', async (page) => {
    await page.goto('/');
    await page.evaluate(`document.body.insertAdjacentHTML('beforeend', '<button></button><img src="/icon.svg">')`);
    expect((await findingsOf(page)).map(({ id }) => id)).toEqual(expect.arrayContaining(['button-name', 'image-alt']));
  });

  it('names the installation localhost, which session cookies want', () => {
    expect(siteOrigin()).toMatch(/^http:\/\/localhost:\d+$/);
  });
});
