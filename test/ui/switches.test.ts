import type { Page } from 'playwright-core';
import { browserTest } from '#test/kit/browser/browser-test';
import { checkAxe } from '#test/kit/browser/check-axe';
import { makeBuyer, openOneBuyer, type OneBuyer } from '#test/kit/browser/one-buyer';
import { signIn } from '#test/kit/browser/sign-in';
import { api, postLead } from '#test/kit/scenario/scenario-http';

async function save(page: Page): Promise<void> {
  const answered = page.waitForResponse((response) => response.request().method() === 'PATCH');
  await page.getByRole('button', { name: 'Save' }).click();
  expect((await answered).status()).toBe(200);
}

describe('what screens promise', () => {
  let one: OneBuyer;
  beforeEach(async () => {
    one = await openOneBuyer();
  });
  afterEach(() => one.close());

  browserTest(
    'a ping that would tell who the person is is warned of where it is chosen and where it is written, until its mapping is mended',
    async (page) => {
      const { account, method } = await makeBuyer(one);
      const told =
        /^As a ping it tells every bidder: .*Email.*Contact data belongs into the message to the one that buys\./;
      await signIn(page);
      await page.goto(`/delivery-methods/${method.id}/mapping`);
      await page.getByRole('button', { name: 'Import for a ping' }).waitFor();
      expect(await page.getByText(told).count()).toBe(0);

      await page.goto(`/delivery-accounts/${account.id}/delivery`);
      await page.getByRole('combobox', { name: 'Asks for a bid by' }).fill('Post');
      await page.getByRole('option', { name: 'Post', exact: true }).click();
      await page.getByText(told).waitFor();
      await checkAxe(page);
      await save(page);

      await page.getByRole('link', { name: 'Open its mapping' }).click();
      await page.getByRole('status').getByText(told).waitFor();
      await page.getByRole('button', { name: 'Import from the lead type' }).click();
      await page.getByRole('button', { name: 'Replace', exact: true }).click();
      await page.getByText(told).first().waitFor({ state: 'detached' });
      await save(page);
      const { rows } = await one.world.pool.query<{ names: string[] }>(
        `select array(select jsonb_path_query(mapping, '$.fields[*].to') #>> '{}') as names from delivery_method where id = $1`,
        [method.id],
      );
      expect(rows[0]?.names).toContain('State');
      expect(rows[0]?.names).not.toContain('Email');
    },
  );

  browserTest(
    'an account that is served by hand says so; what has no effect yet is on no screen and survives a save',
    async (page) => {
      const { account, buyer, method } = await makeBuyer(one);
      const kept = { confirmation: true, accountType: 'url-redirect', deliveryGroup: 'first' };
      await api('PATCH', `/api/v1/delivery-accounts/${account.id}`, { ...kept, automated: false });
      await api('PATCH', `/api/v1/delivery-methods/${method.id}`, { portalPermissions: { view: true } });
      await api('PATCH', `/api/v1/buyers/${buyer.id}`, { portal: { enabled: true } });
      await signIn(page);
      await page.goto(`/delivery-accounts/${account.id}/delivery`);
      await page.getByText('By hand', { exact: true }).waitFor();
      for (const label of ['Delivery group', 'Delivery confirmation', 'Kind'])
        expect(await page.getByLabel(label).count()).toBe(0);
      await page.getByLabel('Name').first().fill('Renamed');
      await save(page);
      expect((await api('GET', `/api/v1/delivery-accounts/${account.id}`)).body).toMatchObject({
        ...kept,
        name: 'Renamed',
      });

      await page.goto(`/delivery-methods/${method.id}/notices`);
      await page.getByLabel('By email').check();
      expect(await page.getByText('portal', { exact: false }).count()).toBe(0);
      await save(page);
      expect((await api('GET', `/api/v1/delivery-methods/${method.id}`)).body).toMatchObject({
        portalPermissions: { view: true },
        notifications: { email: true },
      });

      await page.goto(`/buyers/${buyer.id}/portal`);
      expect(await page.getByRole('tab', { name: 'Portal' }).count()).toBe(0);
      await page.getByLabel('Group').fill('North');
      await save(page);
      expect((await api('GET', `/api/v1/buyers/${buyer.id}`)).body).toMatchObject({
        portal: { enabled: true },
        groupName: 'North',
      });
    },
  );

  browserTest('a lead shows the fields its type shows on details; the others are behind a line', async (page) => {
    const type = (await api('GET', `/api/v1/lead-types/${one.leadTypeId}`)).body as {
      document: { fields: { name: string; label: string; showOn: string[] }[] };
    };
    const document = {
      ...type.document,
      fields: type.document.fields.map((field) =>
        field.name === 'LastName' ? { ...field, showOn: ['list'] } : { ...field, showOn: ['details'] },
      ),
    };
    const label = document.fields.find(({ name }) => name === 'LastName')?.label ?? '';
    await api('PATCH', `/api/v1/lead-types/${one.leadTypeId}`, { document });
    const { body } = await postLead(one.campaign);
    await signIn(page);
    await page.goto(`/leads/${String(body.leadId)}/properties`);
    await page.getByText('Further fields (1)').waitFor();
    expect(await page.getByRole('term').filter({ hasText: label }).isVisible()).toBe(false);
    await page.getByText('Further fields (1)').click();
    await page.getByRole('term').filter({ hasText: label }).waitFor();
    await checkAxe(page);
  });
});

/** A name that no other campaign of the run has. */
async function named({ campaign }: OneBuyer): Promise<string> {
  const name = `Page ${campaign.id.slice(-8)}`;
  await api('PATCH', `/api/v1/campaigns/${campaign.id}`, { name });
  return name;
}

describe('where work starts', () => {
  let one: OneBuyer;
  beforeEach(async () => {
    one = await openOneBuyer();
  });
  afterEach(() => one.close());

  browserTest(
    'the first steps are home until they are put away, then the dashboard is, which begins with the first lead and is narrowed to a campaign',
    async (page) => {
      await postLead(one.campaign);
      const name = await named(one);
      const { rows } = await one.world.pool.query<{ first: string }>(
        `select to_char(min(received_at) at time zone time_zone, 'YYYY-MM-DD') as first from lead cross join installation where not test and deleted_at is null group by time_zone`,
      );
      await signIn(page);
      await page.goto('/');
      await page.waitForURL(/\/first-steps$/);
      const asked = page.waitForResponse((response) => response.url().endsWith('/api/v1/dashboard'));
      await page.getByRole('button', { name: 'Do not show again' }).click();
      await page.waitForURL(/\/dashboard$/);
      const { buckets } = (await (await asked).json()) as { buckets: { label: string }[] };
      expect(buckets.length).toBeLessThanOrEqual(30);
      expect(buckets[0]!.label >= rows[0]!.first).toBe(true);

      const narrowed = page.waitForResponse(
        (response) =>
          response.url().endsWith('/api/v1/dashboard') &&
          (response.request().postData() ?? '').includes('"campaignIds":['),
      );
      await page.getByRole('combobox', { name: 'Campaigns' }).fill(name);
      await page.getByRole('option', { name, exact: true }).click();
      expect(((await (await narrowed).json()) as { total: { received: number } }).total.received).toBe(1);
      await page.keyboard.press('Escape');
      await page.getByRole('listbox').waitFor({ state: 'detached' });
      await page.getByRole('link', { name: /^Received\s*1$/ }).waitFor();
      await checkAxe(page);
      await page.getByRole('link', { name: /^Received\s*1$/ }).click();
      await page.waitForURL(/\/leads/);
      await page.goto('/');
      await page.waitForURL(/\/dashboard$/);
    },
  );

  browserTest('the menu of a campaign leads to its source', async (page) => {
    const name = await named(one);
    const { rows } = await one.world.pool.query<{ sourceId: string }>(
      'select source_id as "sourceId" from campaign where id = $1',
      [one.campaign.id],
    );
    await signIn(page);
    await page.goto('/campaigns');
    await page.getByRole('row').filter({ hasText: name }).first().click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Open the source' }).click();
    await page.waitForURL(new RegExp(`/sources/${rows[0]!.sourceId}`));
  });
});
