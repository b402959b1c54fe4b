import { browserTest } from '#test/kit/browser/browser-test';
import { checkAxe } from '#test/kit/browser/check-axe';
import { signIn } from '#test/kit/browser/sign-in';

const PAST = { since: '2026-03-01T10:00:00.000Z', until: '2026-04-30T10:00:00.000Z' };

describe('the note about the demo market', () => {
  browserTest(
    'says on dashboard and first steps that the figures are made up, and how to begin without',
    async (page) => {
      await page.route('**/demo-past.json', (route) => route.fulfill({ json: PAST }));
      await signIn(page);
      for (const path of ['/dashboard', '/first-steps']) {
        await page.goto(path);
        const note = page.getByRole('note');
        await note.waitFor();
        expect(await note.innerText()).toMatch(
          /These are figures of a demo market\.[\s\S]*Made up until[\s\S]*LEADRAIL_DEMO=false npm start -- --fresh/,
        );
        await checkAxe(page);
      }
    },
  );

  browserTest("is not there where all figures are the installation's own", async (page) => {
    await signIn(page);
    await Promise.all([page.waitForResponse(/demo-past\.json$/), page.goto('/dashboard')]);
    await page.getByRole('heading', { name: 'Dashboard' }).waitFor();
    expect(await page.getByRole('note').count()).toBe(0);
  });
});
