import { checkAxe } from '#test/kit/browser/check-axe';
import { browserTest } from '#test/kit/browser/browser-test';
import { makeBuyer, openOneBuyer, type OneBuyer } from '#test/kit/browser/one-buyer';
import { signIn } from '#test/kit/browser/sign-in';
import { postLead } from '#test/kit/scenario/scenario-http';

describe('delivery methods', () => {
  let one: OneBuyer;
  let methodId: string;
  beforeEach(async () => {
    one = await openOneBuyer();
    methodId = (await makeBuyer(one)).method.id;
  });
  afterEach(() => one.close());

  browserTest('the preview of a lead is what the buyer received of it', async (page) => {
    const posted = await postLead(one.campaign);
    expect(posted.body.outcome).toBe('accepted');
    const received = one.server.received[0]!.body;
    await signIn(page);
    await page.goto(`/delivery-methods/${methodId}/channel`);
    await page.getByLabel('For', { exact: true }).selectOption(posted.body.leadId!);
    await page.getByText(`${received.length} characters`).waitFor();
    expect(JSON.parse(await page.getByLabel('Body', { exact: true }).innerText())).toEqual(JSON.parse(received));
    expect(await page.content()).not.toContain('sesame');
    await checkAxe(page);
    // A draft is shown before it is saved, and what is wrong with it beside its field.
    await page.getByLabel('Format').selectOption({ label: 'Form (URL-encoded body)' });
    await page.getByText('application/x-www-form-urlencoded').waitFor();
    await page.getByLabel('Production address').fill('ftp://buyer');
    await page.getByLabel('Production address').and(page.locator('[aria-invalid=true]')).waitFor();
    expect(one.server.received).toHaveLength(1);
  });

  browserTest('a test send shows request, response and how it was read', async (page) => {
    one.answer = '{"ok":false,"why":"not in our area"}';
    await signIn(page);
    await page.goto(`/delivery-methods/${methodId}/tests`);
    await page.getByLabel('Expected').selectOption({ label: 'Accepted' });
    await page.getByRole('button', { name: 'Send a test' }).click();
    await page.getByText('Not as expected').waitFor();
    await page.getByText('Success rule: ok is "true": no').waitFor();
    await page.getByLabel('Request').getByText(`POST ${one.server.url}/test`).waitFor();
    await page.getByLabel('Response').getByText('not in our area').waitFor();
    expect(one.server.received.map((request) => [request.url, request.headers['authorization']])).toEqual([
      ['/test', 'Bearer sesame-open-now'],
    ]);
    await checkAxe(page);
    await page.getByRole('tab', { name: 'Answer' }).click();
    await page.getByRole('button', { name: 'Take the answer of the last test' }).click();
    await page.getByText('Success rule: ok is "true": no').waitFor();
    await page.getByLabel('It is accepted when: Path').fill('why');
    await page.getByLabel('It is accepted when: Is').fill('not in our area');
    await page.getByText('Success rule: why is "not in our area": yes').waitFor();
    await checkAxe(page);
  });

  browserTest('mapping rows are renamed, moved by key, pasted, given a value map and saved', async (page) => {
    await signIn(page);
    await page.goto(`/delivery-methods/${methodId}/mapping`);
    await page.getByLabel('Outgoing name').first().fill('first_name');
    await page.getByRole('button', { name: 'Drag to reorder: first_name' }).press('ArrowDown');
    await page.getByRole('button', { name: 'Format and value map: State' }).click();
    await page.getByRole('button', { name: 'Paste entries' }).click();
    await page.getByLabel('Paste entries').last().fill('TX,Texas\nCA,California');
    await page.getByRole('button', { name: 'Take these (2)' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Paste a list' }).click();
    await page.getByLabel('Paste a list').last().fill('mode,,live');
    await page.getByRole('button', { name: 'Take these (1)' }).click();
    await page.getByLabel('Body', { exact: true }).getByText('"State": "Texas"').waitFor();
    await checkAxe(page);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved', { exact: true }).waitFor();
    const { rows } = await one.world.pool.query('select mapping from delivery_method where id = $1', [methodId]);
    const { fields } = rows[0].mapping as { fields: { to: string; values?: object; from: object }[] };
    expect(fields.slice(0, 2).map((field) => field.to)).toEqual(['LastName', 'first_name']);
    expect(fields.find((field) => field.to === 'State')?.values).toEqual({ TX: 'Texas', CA: 'California' });
    expect(fields.at(-1)).toMatchObject({ to: 'mode', from: { type: 'static', value: 'live' } });
  });
});
