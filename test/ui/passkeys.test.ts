import type { CDPSession } from 'playwright-core';
import { browserTest } from '#test/kit/browser/browser-test';
import { checkAxe } from '#test/kit/browser/check-axe';
import { makePerson } from '#test/kit/browser/make-person';
import { signIn } from '#test/kit/browser/sign-in';
import type { WatchedPage } from '#test/kit/browser/watch-page';
import { ScenarioWorld } from '#test/kit/scenario/scenario-world';

/** A fingerprint reader built into the machine, as the browser plays it; `verifies`: the finger is the right one. */
async function withAuthenticator(page: WatchedPage): Promise<{ readonly cdp: CDPSession; readonly id: string }> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { cdp, id: authenticatorId };
}
async function signOut(page: WatchedPage, name: string): Promise<void> {
  await page.getByRole('button', { name }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
}
const passkeys = (page: WatchedPage) =>
  page.locator('section', { has: page.getByRole('heading', { name: 'Passkeys' }) });

describe('passkeys', () => {
  let world: ScenarioWorld;
  beforeEach(async () => {
    world = await ScenarioWorld.open();
  });
  afterEach(() => world.close());

  browserTest(
    'are added, sign in alone and after the password, are renamed, and removed',
    async (page) => {
      const person = await makePerson(world.pool);
      const { cdp, id } = await withAuthenticator(page);
      await signIn(page, person);
      await page.goto('/profile');
      const card = passkeys(page);
      await card.getByRole('button', { name: 'Add a passkey' }).click();
      await card.getByLabel('Your password').fill('not this one');
      await card.getByLabel('Name').fill('Desk');
      await card.getByRole('button', { name: 'Add a passkey' }).click();
      await card.getByRole('alert').getByText('This is not your password').waitFor();
      await card.getByLabel('Your password').fill(person.password);
      await card.getByRole('button', { name: 'Add a passkey' }).click();
      await card.getByRole('heading', { name: 'Keep your recovery codes' }).waitFor();
      const codes = await card.locator('.codes li').allInnerTexts();
      expect(codes).toHaveLength(10);
      await card.getByRole('button', { name: 'I have kept them' }).click();
      await card.getByText('Desk', { exact: true }).waitFor();
      await card.getByText('not used yet').waitFor();
      await page.getByText('10 recovery codes left').waitFor();
      await checkAxe(page);
      expect((await cdp.send('WebAuthn.getCredentials', { authenticatorId: id })).credentials).toHaveLength(1);

      await signOut(page, person.name);
      await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
      await page.getByRole('button', { name: person.name }).waitFor();
      await signOut(page, person.name);
      await page.getByLabel('Email').fill(person.email);
      await page.getByLabel('Password').fill(person.password);
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await page.getByText('Confirm that it is you').waitFor();
      await page.getByRole('link', { name: 'Use a recovery code' }).click();
      await page.getByLabel('Recovery code').waitFor();
      await page.getByRole('link', { name: 'Use a passkey' }).click();
      await page.getByRole('button', { name: 'Use a passkey' }).click();
      await page.getByRole('button', { name: person.name }).waitFor();

      await page.goto('/profile');
      await card.getByText('last used').waitFor();
      await card.getByRole('button', { name: 'Rename Desk' }).click();
      await card.getByLabel('Name').fill('Laptop');
      await card.getByRole('button', { name: 'Rename', exact: true }).click();
      await card.getByText('Laptop', { exact: true }).waitFor();
      await page.getByRole('button', { name: 'Undo' }).click();
      await card.getByText('Desk', { exact: true }).waitFor();

      await card.getByRole('button', { name: 'Remove Desk' }).click();
      await card.getByText('It is your only second factor').waitFor();
      await card.getByLabel('Your password').fill(person.password);
      await card.getByRole('button', { name: 'Remove', exact: true }).click();
      await page.getByText('The passkey is removed').waitFor();
      await signOut(page, person.name);
      await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
      await page.getByRole('alert').getByText('The passkey was not accepted').waitFor();
    },
    { timeoutMs: 90_000 },
  );

  browserTest('say why none was used: called off, not the right finger, or a browser without any', async (page) => {
    const { cdp, id } = await withAuthenticator(page);
    await page.goto('/sign-in');
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await page.getByRole('alert').getByText('No passkey was used').waitFor();
    await cdp.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId: id });
    await page.addInitScript('delete window.PublicKeyCredential');
    await page.reload();
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await page.getByRole('alert').getByText('This browser has no passkeys here').waitFor();
  });

  browserTest('are a second factor that is demanded, in place of an authenticator app', async (page) => {
    const person = await makePerson(world.pool);
    await withAuthenticator(page);
    await signIn(page, person);
    await page.route('**/api/v1/session', async (route) => {
      const answer = await route.fetch();
      const me = (await answer.json()) as object;
      await route.fulfill({ response: answer, json: { ...me, mustEnrol: !done } });
    });
    let done = false;
    await page.goto('/enrol?back=/profile');
    await page.getByRole('link', { name: 'Use a passkey instead' }).click();
    await page.getByRole('heading', { name: 'Add a passkey' }).waitFor();
    await checkAxe(page);
    await page.getByLabel('Your password').fill(person.password);
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    await page.locator('.codes li').first().waitFor();
    done = true;
    await page.getByRole('button', { name: 'I have kept them' }).click();
    await page.getByText('Your passkeys are your second factor.').waitFor();
  });
});
