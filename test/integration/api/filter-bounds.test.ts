import { useAdminApi, type AdminApi } from '#test/kit/use-admin-api';
import { watchLag } from '#test/kit/watch-lag';

let given: AdminApi;
useAdminApi((opened) => (given = opened));

const rule = { column: 'state', is: 'is', value: 'TX' };
const group = (items: readonly unknown[]): unknown => ({ join: 'or', items });
const ofGroups = (groups: number, rules: number): unknown =>
  group(Array.from({ length: groups }, () => group(Array.from({ length: rules }, () => rule))));
const deep = (levels: number): unknown => (levels === 0 ? rule : group([deep(levels - 1)]));
/** What the rule of the largest filter that is allowed compares with. */
const manyValues = { column: 'city', is: 'any-of', value: Array.from({ length: 200 }, (_, at) => `Town ${at}`) };

/** The answer to a search, and how long nothing else ran in the process meanwhile: the least of a few times, so that only its own work counts. */
async function search(filter: unknown): Promise<{ status: number; errors: unknown; lag: number }> {
  const lags: number[] = [];
  let answer = { status: 0, errors: undefined as unknown };
  for (let times = 0; times < 4; times += 1) {
    const lag = watchLag();
    const heard = await given.admin.call('POST', '/api/v1/leads/search', { filter });
    lags.push(lag.most());
    answer = { status: heard.status, errors: heard.json()['errors'] };
  }
  return { ...answer, lag: Math.min(...lags) };
}

test.each([
  ['4,096 rules in groups of groups', group(Array.from({ length: 2 }, () => ofGroups(46, 45))), 'too-many-rules'],
  ['101 rules', ofGroups(3, 34), 'too-many-rules'],
  ['groups of nothing', group(Array.from({ length: 50 }, () => ofGroups(2, 0))), 'too-many-groups'],
  ['seven levels', deep(7), 'too-deep'],
])('%s are refused in words before they are read', async (_name, filter, code) => {
  const { status, errors, lag } = await search(filter);
  expect([status, errors]).toEqual([400, [{ field: 'filter', code, message: expect.any(String) as string }]]);
  expect(lag).toBeLessThan(50);
});

test('the largest filter there may be is read without holding up the others', async () => {
  const largest = group([
    group(Array.from({ length: 50 }, () => manyValues)),
    group(Array.from({ length: 49 }, () => rule)),
  ]);
  const { status, lag } = await search(largest);
  expect(status).toBe(200);
  expect(lag).toBeLessThan(50);
});

test('a view keeps no filter that its list would refuse', async () => {
  const document = { filter: ofGroups(3, 34) };
  const answer = await given.admin.call('POST', '/api/v1/views', { list: 'leads', name: 'Too much', document });
  expect([answer.status, answer.json()['errors']]).toMatchObject([
    400,
    [{ field: 'document.filter', code: 'too-many-rules' }],
  ]);
});
