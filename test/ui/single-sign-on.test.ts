import { browserTest, siteOrigin } from '#test/kit/browser/browser-test';
import { makePerson } from '#test/kit/browser/make-person';
import { signIn } from '#test/kit/browser/sign-in';
import { ScenarioWorld } from '#test/kit/scenario/scenario-world';
import { startOpenidProvider, type OpenidProvider } from '#test/kit/servers/openid-provider';

describe('single sign-on', () => {
  let world: ScenarioWorld;
  let provider: OpenidProvider;
  beforeAll(async () => {
    world = await ScenarioWorld.open();
    // Both names of this machine: which one the installation calls itself by is its own.
    provider = await startOpenidProvider(
      [siteOrigin(), siteOrigin().replace('//localhost', '//127.0.0.1')].map(
        (origin) => `${origin}/api/v1/single-sign-on/callback`,
      ),
    );
  });
  afterAll(async () => {
    await world.pool.query(`update installation set single_sign_on = single_sign_on || '{"enabled": false}'`);
    await provider.stop();
    await world.close();
  });

  browserTest(
    'is tried, switched on by an administrator, and lets somebody in who sees the link on their profile',
    async (page) => {
      page.expectProblem(/outside: http:..127.0.0.1|fonts.googleapis|Content Security Policy/);
      const person = await makePerson(world.pool);
      const login = await provider.know(`s-${person.email}|${person.email}|yes`);
      await signIn(page);
      await page.goto('/settings/single-sign-on');
      await page.getByLabel('Issuer').fill('https://127.0.0.1:9');
      await page.getByRole('button', { name: 'Try it' }).click();
      await page.getByText('This provider cannot be used.').waitFor();
      await page.getByLabel('Issuer').fill(provider.issuer);
      await page.getByRole('button', { name: 'Try it' }).click();
      await page.getByText('This provider can be used.').waitFor();
      await page.getByLabel('Client id').fill(provider.clientId);
      await page.getByLabel('Let people sign in at a provider').check();
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Enter the client secret that the provider gave').waitFor();
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: 900 });
        if (process.env['PICTURES'])
          await page.screenshot({ path: `${process.env['PICTURES']}/secret-needed-${width}.png` });
      }
      await page.setViewportSize({ width: 1280, height: 720 });
      await page.getByLabel('Client secret').fill(provider.clientSecret);
      await page.getByLabel('What the button says').fill('Enter with Acme');
      if (process.env['PICTURES'])
        await page.screenshot({ path: `${process.env['PICTURES']}/settings.png`, fullPage: true });
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Settings saved').waitFor();

      await page.context().clearCookies();
      await page.goto('/sign-in?back=/profile');
      if (process.env['PICTURES']) {
        await page.getByRole('link', { name: 'Enter with Acme' }).waitFor();
        await page.screenshot({ path: `${process.env['PICTURES']}/sign-in.png` });
      }
      const begin = await page.getByRole('link', { name: 'Enter with Acme' }).getAttribute('href');
      expect(begin).toBe('/api/v1/single-sign-on/begin?back=%2Fprofile');
      await page.getByRole('link', { name: 'Enter with Acme' }).click();
      await page.locator('input[name=login]').fill(login);
      await page.locator('input[name=password]').fill('x');
      await page.locator('button[type=submit]').click();
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByText(provider.issuer).waitFor();
      expect(new URL(page.url()).pathname).toBe('/profile');
      if (process.env['PICTURES'])
        await page.screenshot({ path: `${process.env['PICTURES']}/profile.png`, fullPage: true });
      await page.getByRole('button', { name: `Unlink: ${provider.issuer}` }).click();
      await page.getByLabel('Your password').fill(person.password);
      await page.getByRole('button', { name: 'Unlink', exact: true }).click();
      await page.getByText('Not linked to any provider.').waitFor();
    },
  );

  browserTest('says on the sign-in screen why it did not let somebody in', async (page) => {
    await page.goto('/sign-in?problem=sso-refused');
    await page.getByRole('alert').getByText('did not name anybody').waitFor();
    await page.goto('/sign-in?problem=made-up');
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  });
});
