import { PERMISSIONS } from '#api/contract/permissions';
import { atRest } from '#test/kit/browser/at-rest';
import { browserTest } from '#test/kit/browser/browser-test';
import { bodyRows } from '#test/kit/browser/grid-page';
import { makePerson } from '#test/kit/browser/make-person';
import { makeBuyer, openOneBuyer, type OneBuyer } from '#test/kit/browser/one-buyer';
import { signIn } from '#test/kit/browser/sign-in';

describe('roles', () => {
  let one: OneBuyer;
  beforeEach(async () => {
    one = await openOneBuyer();
  });
  afterEach(() => one.close());

  browserTest(
    'one is made of permissions and of what its people see, and they see and may do no more',
    async (page) => {
      const { buyer } = await makeBuyer(one);
      await makeBuyer(one);
      const {
        rows: [{ company } = { company: '' }],
      } = await one.world.pool.query<{ company: string }>('select company from buyer where id = $1', [buyer.id]);
      const name = `Partner ${buyer.id.slice(-8)}`;
      await signIn(page);
      await page.goto('/roles');
      await page.getByRole('link', { name: 'New role' }).click();
      await page.getByRole('textbox', { name: 'Name' }).fill(name);
      await page.getByRole('checkbox', { name: 'Export leads' }).check();
      const seeing = page.getByRole('checkbox', { name: 'See leads', exact: true });
      expect([await seeing.isChecked(), await seeing.isDisabled()]).toEqual([true, true]);
      await page.getByRole('button', { name: 'Outbound: all' }).click();
      await page.getByRole('checkbox', { name: 'Change buyers, methods and accounts' }).uncheck();
      await page.getByRole('tab', { name: 'What they see' }).click();
      const buyers = page.getByRole('radiogroup', { name: 'Buyers' });
      await buyers.getByRole('radio', { name: 'Only these' }).check();
      await buyers.getByText('Nothing chosen: they see none of them.').waitFor();
      await buyers.getByRole('combobox', { name: 'Only these' }).fill(company);
      await page.getByRole('option', { name: company }).click();
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Create' }).click();
      await page.getByRole('heading', { name }).waitFor();
      const {
        rows: [role],
      } = await one.world.pool.query<{ id: string; permissions: string[]; sees: object }>(
        'select id, permissions, sees from role where name = $1',
        [name],
      );
      expect(role).toMatchObject({ sees: { buyerIds: [buyer.id], sourceIds: null, leadTypeIds: null } });
      expect([...role!.permissions].sort()).toEqual(['buyers:view', 'leads:export', 'leads:view']);

      const person = await makePerson(one.world.pool, role!.id);
      await page.context().clearCookies();
      await signIn(page, person);
      await page.goto('/buyers');
      await page.getByRole('link', { name: company }).waitFor();
      expect(await bodyRows(page).count()).toBe(1);
      expect(await page.getByRole('link', { name: 'New buyer' }).count()).toBe(0);
      expect(await page.getByRole('navigation').getByRole('link', { name: 'Sources' }).count()).toBe(0);
    },
    { timeoutMs: 90_000 },
  );

  browserTest(
    'who sees a part of the data is refused nothing that the menu offers, and the audit log is not in it',
    async (page) => {
      const { buyer } = await makeBuyer(one);
      const { rows } = await one.world.pool.query<{ id: string }>(
        `insert into role (id, name, permissions, sees) values (gen_random_uuid(), $1, $2, $3) returning id`,
        [`Part ${buyer.id}`, PERMISSIONS, JSON.stringify({ buyerIds: [buyer.id], sourceIds: null, leadTypeIds: null })],
      );
      const person = await makePerson(one.world.pool, rows[0]!.id);
      const refused: string[] = [];
      page.on('response', (response) => {
        if (response.status() === 403) refused.push(new URL(response.url()).pathname);
      });
      await signIn(page, person);
      await page.goto('/');
      const links = page.getByRole('navigation').getByRole('link');
      await links.first().waitFor();
      const paths = await links.evaluateAll((found) => found.map((link) => link.getAttribute('href') ?? ''));
      expect(paths.length).toBeGreaterThan(12);
      expect(paths).not.toContain('/audit');
      for (const path of paths) {
        await page.goto(path);
        await atRest(page, { everyMs: 250, times: 3 });
      }
      expect(refused).toEqual([]);
      await page.goto('/audit');
      await page.getByText(`It is about all data, and the role Part ${buyer.id} shows a part of it.`).waitFor();
    },
    { timeoutMs: 120_000 },
  );
});
