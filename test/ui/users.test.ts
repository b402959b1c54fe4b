import { newId } from '#db/new-id';
import { browserTest } from '#test/kit/browser/browser-test';
import { makePerson } from '#test/kit/browser/make-person';
import { pickFromHeading, showsRows } from '#test/kit/browser/grid-page';
import { signIn } from '#test/kit/browser/sign-in';
import { ScenarioWorld } from '#test/kit/scenario/scenario-world';

const PASSWORD = 'seven slow barges';

describe('users', () => {
  let world: ScenarioWorld;
  beforeEach(async () => {
    world = await ScenarioWorld.open();
  });
  afterEach(async () => {
    await world.pool.query(`delete from user_preference where key like 'lists.users%'`);
    await world.close();
  });

  browserTest(
    'somebody is invited, signs in, gets another role, and is out as soon as they are deactivated',
    async (page) => {
      const mark = newId().slice(-8);
      const [name, email] = [`Uma ${mark}`, `uma.${mark}@example.com`];
      const role = async (title: string, permissions: readonly string[]): Promise<string> => {
        const named = `${title} ${mark}`;
        await world.pool.query('insert into role (id, name, permissions, sees) values ($1, $2, $3, $4)', [
          newId(),
          named,
          permissions,
          { buyerIds: null, sourceIds: null, leadTypeIds: null },
        ]);
        return named;
      };
      const [reader, keeper] = [
        await role('Reader', ['leads:view']),
        await role('Keeper', ['leads:view', 'sources:view']),
      ];
      await signIn(page);
      await page.goto('/users');
      await page.getByRole('link', { name: 'New user' }).click();
      await page.getByRole('textbox', { name: 'Name' }).fill(name);
      await page.getByRole('textbox', { name: 'Email' }).fill(email);
      await page.getByRole('combobox', { name: 'Role' }).fill(reader);
      await page.getByRole('option', { name: reader }).click();
      await page.getByRole('button', { name: 'Create' }).click();
      await page.getByRole('heading', { name }).waitFor();
      await page.getByRole('button', { name: 'Send an invitation' }).click();
      const link = await page.getByRole('dialog', { name: 'Hand this link over' }).locator('.link').innerText();

      const theirs = await page
        .context()
        .browser()!
        .newContext({ baseURL: new URL(page.url()).origin, locale: 'en-US' });
      const guest = await theirs.newPage();
      await guest.goto(new URL(link).pathname + new URL(link).hash);
      await guest.getByText(`${name}, choose a password`).waitFor();
      await guest.getByLabel(/^New password \*$/).fill(PASSWORD);
      await guest.getByLabel('New password again').fill(PASSWORD);
      await guest.getByRole('button', { name: 'Set the password' }).click();
      await guest.getByLabel('Email').fill(email);
      await guest.getByLabel('Password').fill(PASSWORD);
      await guest.getByRole('button', { name: 'Sign in', exact: true }).click();
      const menu = guest.getByRole('navigation');
      await menu.getByRole('link', { name: 'Leads' }).waitFor();
      expect(await menu.getByRole('link', { name: 'Sources' }).count()).toBe(0);

      await page.keyboard.press('Escape');
      await page.getByRole('tab', { name: 'General' }).click();
      await page.getByRole('combobox', { name: 'Role' }).fill(keeper);
      await page.getByRole('option', { name: keeper }).click();
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('version 2').waitFor();
      await guest.goto('/sources');
      await menu.getByRole('link', { name: 'Sources' }).waitFor();
      await guest.getByRole('grid').waitFor();

      await page.goto('/users');
      await pickFromHeading(page, 'name', 'Filter…');
      await page.getByRole('dialog').getByLabel('Value').fill(name);
      await page.keyboard.press('Enter');
      const {
        rows: [user],
      } = await world.pool.query<{ id: string }>('select id from app_user where email = $1', [email]);
      await showsRows(page, [user!.id]);
      await page.getByRole('row', { name }).click({ button: 'right' });
      await page.getByRole('menuitem', { name: /^Deactivate/ }).click();
      await page.getByText(`${name}: inactive`).first().waitFor();
      await guest.goto('/leads');
      await guest.getByRole('heading', { name: 'Sign in' }).waitFor();
      await guest.getByLabel('Email').fill(email);
      await guest.getByLabel('Password').fill(PASSWORD);
      await guest.getByRole('button', { name: 'Sign in', exact: true }).click();
      await guest.getByRole('alert').waitFor();
      await theirs.close();
    },
    { timeoutMs: 90_000 },
  );

  browserTest(
    'whoever forgot their password gets a link for a new one from the list, where no mail can be sent',
    async (page) => {
      const {
        rows: [role],
      } = await world.pool.query<{ id: string }>(
        `insert into role (id, name, permissions, sees) values (gen_random_uuid(), $1, '{leads:view}', '{"buyerIds":null,"sourceIds":null,"leadTypeIds":null}') returning id`,
        [`Forgetful ${newId().slice(-8)}`],
      );
      const person = await makePerson(world.pool, role!.id);
      await signIn(page);
      await page.goto('/users');
      await page.getByRole('row', { name: person.name }).click({ button: 'right' });
      await page.getByRole('menuitem', { name: /^Reset the password/ }).click();
      const question = page.getByRole('dialog', { name: `Reset the password of ${person.name}?` });
      await question.getByText(/where no mail sender is set up you are shown it once/).waitFor();
      await question.getByRole('button', { name: 'Reset the password' }).click();
      const panel = page.getByRole('dialog', { name: 'Hand this link over' });
      const link = await panel.locator('.link').innerText();
      await panel.getByText('Good until').waitFor();

      await page.context().clearCookies();
      await page.goto(new URL(link).pathname + new URL(link).hash);
      await page.getByLabel(/^New password \*$/).fill(PASSWORD);
      await page.getByLabel('New password again').fill(PASSWORD);
      await page.getByRole('button', { name: 'Set the password' }).click();
      await page.getByLabel('Email').waitFor();
      await signIn(page, { email: person.email, password: PASSWORD });
    },
    { timeoutMs: 60_000 },
  );
});
