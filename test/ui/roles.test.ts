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
});
