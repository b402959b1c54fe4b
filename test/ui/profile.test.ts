import { Secret, TOTP } from 'otpauth';
import { browserTest } from '#test/kit/browser/browser-test';
import { makePerson } from '#test/kit/browser/make-person';
import { signIn } from '#test/kit/browser/sign-in';
import type { WatchedPage } from '#test/kit/browser/watch-page';
import { ScenarioWorld } from '#test/kit/scenario/scenario-world';

const NEXT = 'eleven brass kettles';

async function signOut(page: WatchedPage, name: string): Promise<void> {
  await page.getByRole('button', { name }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
}
async function enter(page: WatchedPage, email: string, password: string): Promise<void> {
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

describe('the own profile', () => {
  let world: ScenarioWorld;
  beforeEach(async () => {
    world = await ScenarioWorld.open();
  });
  afterEach(() => world.close());

  browserTest(
    'a new password takes the place of the old one; a second factor is asked for from then on, until it is switched off',
    async (page) => {
      const person = await makePerson(world.pool);
      await signIn(page, person);
      await page.goto('/profile');
      await page.getByRole('button', { name: 'Change the password' }).click();
      await page.getByLabel('Current password').fill('not this one');
      await page.getByLabel(/^New password \*$/).fill(NEXT);
      await page.getByLabel('New password again').fill(NEXT);
      await page.getByRole('button', { name: 'Change the password' }).click();
      await page.getByRole('alert').waitFor();
      await page.getByLabel('Current password').fill(person.password);
      await page.getByLabel(/^New password \*$/).fill('1qaz2wsx3edc4rfv');
      await page.getByLabel('New password again').fill('1qaz2wsx3edc4rfv');
      await page.getByRole('button', { name: 'Change the password' }).click();
      await page.getByRole('alert').getByText('Choose three or four words').waitFor();
      await page.getByLabel(/^New password \*$/).fill(NEXT);
      await page.getByLabel('New password again').fill(NEXT);
      await page.getByRole('button', { name: 'Change the password' }).click();
      await page.getByText('The password is changed').waitFor();
      await signOut(page, person.name);
      await enter(page, person.email, person.password);
      await page.getByRole('alert').waitFor();
      await enter(page, person.email, NEXT);

      await page.getByRole('button', { name: person.name }).click();
      await page.getByRole('menuitem', { name: 'Your profile' }).click();
      await page.getByRole('link', { name: 'Set it up' }).click();
      await page.getByLabel('Password').fill(NEXT);
      await page.getByRole('button', { name: 'Go on' }).click();
      const seed = await page.getByText('Or type this in:').locator('.mono').innerText();
      await page.getByLabel('Code').fill(new TOTP({ secret: Secret.fromBase32(seed.replaceAll(' ', '')) }).generate());
      await page.getByRole('button', { name: 'Switch it on' }).click();
      await page.locator('.codes li').first().waitFor();
      const codes = await page.locator('.codes li').allInnerTexts();
      await page.getByRole('button', { name: 'I have kept them' }).click();
      await page.getByText(`${codes.length} recovery codes left`).waitFor();

      await signOut(page, person.name);
      await enter(page, person.email, NEXT);
      await page.getByRole('link', { name: 'Use a recovery code' }).click();
      await page.getByLabel('Recovery code').fill(codes[0]!);
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await page.getByRole('button', { name: person.name }).waitFor();
      await page.goto('/profile');
      await page.getByText(`${codes.length - 1} recovery codes left`).waitFor();
      await page.getByRole('button', { name: 'Switch it off' }).click();
      await page.getByLabel('Your password').fill(NEXT);
      await page.getByLabel(/^Code/).fill('000000');
      await page.getByRole('button', { name: 'Switch it off' }).click();
      await page.getByRole('alert').getByText('The code is not right').waitFor();
      await page.getByLabel(/^Code/).fill(codes[1]!);
      await page.getByRole('button', { name: 'Switch it off' }).click();
      await page.getByText('The second factor is off').waitFor();
      await page.getByRole('link', { name: 'Set it up' }).waitFor();
    },
    { timeoutMs: 90_000 },
  );
});
