import { createPasswordCheck } from '#api/intake/password-check';
import { RecentMap } from '#api/intake/recent-map';

let looked: string[] = [];
const slow = async (_hash: string, password: string): Promise<boolean> => {
  looked.push(password);
  await new Promise((resolve) => setTimeout(resolve, 5));
  return password === 'right';
};
const codeOf = (check: Promise<void>): Promise<string> =>
  check.then(
    () => 'right',
    (error: { code: string }) => error.code,
  );
beforeEach(() => (looked = []));

test('of many passwords at once no more than twenty are looked at, and the right one beyond them is not found', async () => {
  const check = createPasswordCheck(slow);
  const tries = [...Array.from({ length: 150 }, (_, index) => `guess ${index}`), 'right'];
  const codes = await Promise.all(tries.map((one) => codeOf(check('c', 'h', one, '192.0.2.1'))));
  expect(looked).toHaveLength(20);
  expect(codes.filter((code) => code === 'too-many-requests')).toHaveLength(131);
  expect(await codeOf(check('c', 'h', 'right', '192.0.2.2'))).toBe('right');
  expect(await codeOf(check('other', 'h2', 'guess', '192.0.2.1'))).toBe('invalid-password');
});

test('a source that begins with many posts at once is looked at once, and is not taken for somebody who guesses', async () => {
  const check = createPasswordCheck(slow);
  const codes = await Promise.all(Array.from({ length: 100 }, () => codeOf(check('c', 'h', 'right', '192.0.2.1'))));
  expect([new Set(codes), looked.length]).toEqual([new Set(['right']), 1]);
  expect(await codeOf(check('c', 'h', 'right', '192.0.2.1'))).toBe('right');
  expect(looked).toHaveLength(1);
});

test('right ones do not count, wrong ones go on counting while others guess from many addresses', async () => {
  const check = createPasswordCheck(async (_hash, password) => password.startsWith('right'));
  for (let index = 0; index < 30; index += 1)
    expect(await codeOf(check('c', 'h', `right ${index}`, '192.0.2.1'))).toBe('right');
  for (let index = 0; index < 20; index += 1) await codeOf(check('c', 'h', `wrong ${index}`, '192.0.2.1'));
  for (let index = 0; index < 3000; index += 1)
    await codeOf(check('c', 'h', 'wrong', `10.0.${index % 250}.${Math.floor(index / 250)}`));
  expect(await codeOf(check('c', 'h', 'wrong', '192.0.2.1'))).toBe('too-many-requests');
});

test('a whole network of IPv6 is one address', async () => {
  const check = createPasswordCheck(slow);
  const codes = await Promise.all(
    Array.from({ length: 40 }, (_, index) => codeOf(check('c', 'h', `wrong ${index}`, `2001:db8::${index + 1}`))),
  );
  expect(codes.filter((code) => code === 'too-many-requests')).toHaveLength(20);
});

test('a map of recent things forgets what was not used for longest', () => {
  const map = new RecentMap<string, number>(2);
  map.set('a', 1);
  map.set('b', 2);
  map.get('a');
  map.set('c', 3);
  expect([map.get('a'), map.get('b'), map.get('c')]).toEqual([1, undefined, 3]);
});
