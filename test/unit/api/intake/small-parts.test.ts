import type { Json } from '#domain/kernel/json';
import { isAddressAllowed, isAddressBlock } from '#api/http/check-address';
import { idempotencyKey } from '#api/intake/idempotency';
import { createSecretBox } from '#db/secrets/secret-box';
import { redactPassword } from '#api/intake/redact-password';

const allow = (cidr: string) => ({ action: 'allow', cidr }) as const;
const deny = (cidr: string) => ({ action: 'deny', cidr }) as const;

test.each([
  [[], '1.2.3.4', true],
  [[allow('1.2.3.0/24')], '1.2.3.4', true],
  [[allow('1.2.3.0/24')], '1.2.4.4', false],
  [[deny('1.2.3.4')], '1.2.3.4', false],
  [[deny('1.2.3.4')], '1.2.3.5', true],
  [[allow('1.2.0.0/16'), deny('1.2.3.4')], '1.2.3.4', false],
  [[allow('2001:db8::/32')], '2001:db8::1', true],
  [[allow('1.2.3.4')], '::ffff:1.2.3.4', true],
  [[allow('1.2.3.4')], '2001:db8::1', false],
  [[allow('nonsense')], '1.2.3.4', false],
  [[allow('1.2.3.4')], '', false],
])('rules %j let %s through: %s', (rules, address, allowed) => expect(isAddressAllowed(rules, address)).toBe(allowed));

test.each([
  ['10.0.0.1', true],
  ['10.0.0.0/8', true],
  ['::1/128', true],
  ['10.1', false],
  ['10.0.0.0/33', false],
  ['host', false],
])('%s is an address block: %s', (text, yes) => {
  expect(isAddressBlock(text)).toBe(yes);
});

test.each([
  ['json', '{"a":"password=1","Password":"s\\"x","b":1}', '{"a":"password=1","Password":"***","b":1}'],
  ['form', 'a=1&Password=secret&b=2', 'a=1&Password=***&b=2'],
  [
    'multipart',
    '--b\r\nContent-Disposition: form-data; name="Password"\r\n\r\nse\r\n--b--',
    '--b\r\nContent-Disposition: form-data; name="Password"\r\n\r\n***\r\n--b--',
  ],
  [
    'xml',
    '<l Password="x"><password>se</password><a>1</a></l>',
    '<l Password="***"><password>***</password><a>1</a></l>',
  ],
] as const)('a password in %s is masked and nothing else', (format, text, expected) =>
  expect(redactPassword(text, format)).toBe(expected),
);

const secrets = createSecretBox('ab'.repeat(32));
const keyOf = (header: string | undefined, content: Json) => idempotencyKey(secrets, header, 's', content);

test("keys: the caller's own lives thirty days, a derived one a minute; quotes of the header are no part of it", () => {
  const own = keyOf('"abc"', { a: 1 });
  expect([own.keepSeconds, own.key === keyOf('abc', { a: 2 }).key]).toEqual([2_592_000, true]);
  // What is stored of it tells nobody what it was, nor lets it be guessed.
  expect(own.key).toMatch(/^mac:[\w-]{43}$/);
  expect(own.key).not.toBe(idempotencyKey(createSecretBox('cd'.repeat(32)), 'abc', 's', { a: 1 }).key);
  expect(own.plainKey).toBe('key:abc');
  const derived = keyOf(undefined, { a: 1, b: 2 });
  expect([derived.key === keyOf(undefined, { b: 2, a: 1 }).key, derived.keepSeconds]).toEqual([true, 60]);
  expect(derived.key).not.toBe(keyOf(undefined, { a: 1, b: 3 }).key);
});
