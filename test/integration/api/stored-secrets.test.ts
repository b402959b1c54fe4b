import { useAdminApi, type AdminApi } from '#test/kit/use-admin-api';

let admin: AdminApi['admin'];
let owner: { buyerId: string; leadTypeId: string };
const call = (method: string, path: string, body?: unknown) => admin.call(method, `/api/v1${path}`, body);

useAdminApi(async (opened) => {
  admin = opened.admin;
  const type = await call('POST', '/lead-types', { name: 'Type', document: TYPE });
  const buyer = await call('POST', '/buyers', { company: 'Acme', timeZone: 'UTC' });
  owner = { buyerId: String(buyer.json()['id']), leadTypeId: String(type.json()['id']) };
});
const TYPE = { v: 1, fields: [{ name: 'Email', label: 'Email', kind: 'email' }] };

const HOME = 'https://buyer.example.com/leads';
const EVIL = 'https://evil.example.net/';
type Config = Record<string, unknown>;
type Kept = { id: string; version: number; config: Config };
const errorsOf = (answer: Awaited<ReturnType<typeof call>>) =>
  [
    answer.status,
    answer.json<{ errors?: { field: string; code: string }[] }>().errors?.map(({ field, code }) => [field, code]),
  ] as const;

async function made(config: Config): Promise<Kept> {
  const answer = await call('POST', '/delivery-methods', {
    name: 'Hook',
    channel: 'webhook',
    ...owner,
    config: { v: 1, productionUrl: HOME, ...config },
  });
  expect(answer.status).toBe(201);
  return answer.json<Kept>();
}

const oauth = {
  type: 'oauth2',
  grant: 'client-credentials',
  tokenUrl: 'https://login.example.com/t',
  clientId: 'c',
  clientSecret: 'client-secret',
};
test.each<[string, Config, (read: Config) => Config, string]>([
  [
    'a bearer token',
    { authentication: { type: 'bearer', token: 'bearer-secret' } },
    () => ({ testingUrl: EVIL }),
    'config.authentication.token',
  ],
  [
    'a Basic password',
    { authentication: { type: 'basic', username: 'u', password: 'basic-secret' } },
    () => ({ testingUrl: EVIL }),
    'config.authentication.password',
  ],
  [
    'a secret header',
    { secretHeaders: [{ name: 'X-Key', value: 'header-secret' }] },
    () => ({ productionUrl: EVIL }),
    'config.secretHeaders.0.value',
  ],
  [
    'an OAuth client secret',
    { authentication: oauth },
    (read) => ({ authentication: { ...(read['authentication'] as Config), tokenUrl: EVIL } }),
    'config.authentication.clientSecret',
  ],
])('%s that nobody enters again is not sent to another address', async (_, config, attack, field) => {
  const method = await made(config);
  const read = (await call('GET', `/delivery-methods/${method.id}`)).json<Kept>();
  expect(JSON.stringify(read)).not.toContain('-secret');
  const refused = await call('PATCH', `/delivery-methods/${method.id}`, {
    config: { ...read.config, ...attack(read.config) },
  });
  expect(errorsOf(refused)).toEqual([422, [[field, 'key-needed']]]);
  expect((await call('GET', `/delivery-methods/${method.id}`)).json()).toEqual(read);
  // Given anew, with a new secret for all of them, it may.
  const own = { ...config, ...JSON.parse(JSON.stringify(attack(config)).replace('client-secret', 'own')) };
  const given = await call('PATCH', `/delivery-methods/${method.id}`, {
    config: { v: 1, productionUrl: HOME, ...own },
  });
  expect(given.status).toBe(200);
});

test('nor by going back to a version with another address', async () => {
  const token = { authentication: { type: 'bearer', token: 'same-secret' } };
  const { id } = await made({ ...token, testingUrl: 'https://old.example.com' });
  const moved = await call('PATCH', `/delivery-methods/${id}`, { config: { v: 1, productionUrl: HOME, ...token } });
  expect(moved.json()).toMatchObject({ version: 2 });
  const back = await call('POST', `/delivery-methods/${id}/rollback`, { version: 1 });
  expect(errorsOf(back)).toEqual([422, [['config.authentication.token', 'key-needed']]]);
  // A version whose secret was another one has the addresses that one was given for.
  await call('PATCH', `/delivery-methods/${id}`, {
    config: { v: 1, productionUrl: HOME, authentication: { type: 'bearer', token: 'new-secret' } },
  });
  const whole = await call('POST', `/delivery-methods/${id}/rollback`, { version: 1 });
  expect(whole.json()).toMatchObject({
    config: { testingUrl: 'https://old.example.com', authentication: { token: '***' } },
  });
});

test('what was deleted comes back to where it was', async () => {
  const { id } = await made({ authentication: { type: 'bearer', token: 'b-secret' } });
  expect((await call('DELETE', `/delivery-methods/${id}`)).status).toBe(204);
  const restored = await call('POST', `/delivery-methods/${id}/restore`, {});
  expect(restored.json()).toMatchObject({ config: { productionUrl: HOME, authentication: { token: '***' } } });
});
