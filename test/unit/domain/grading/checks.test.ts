import type { GradingCheck } from '#domain/grading/grading.schema';
import { classifyAddress } from '#domain/grading/ip-address';
import { postalCodeFits } from '#domain/grading/postal-regions';
import { GRADING_CHECK_OBJECTS } from '#domain/grading/registry';

const HOME = { address: '12 Main St', city: 'Beverly Hills', state: 'CA', postalCode: '90210' };
type System = Record<string, string>;

test.each<readonly [check: GradingCheck, system: System, passed: boolean]>([
  ['address', HOME, true],
  ['address', { ...HOME, postalCode: '90210-1234', state: 'ca' }, true],
  ['address', { ...HOME, state: 'NV' }, false],
  ['address', { ...HOME, address: 'Main Street' }, false],
  ['address', { ...HOME, address: '12345' }, false],
  ['address', { ...HOME, city: '' }, false],
  ['address', { ...HOME, city: '1' }, false],
  ['address', { ...HOME, state: 'ON', postalCode: 'K1A 0B1' }, true],
  ['address', { ...HOME, state: 'ZZ' }, false],
  ['phone', { primaryPhone: '3105554234' }, true],
  ['phone', { primaryPhone: '+1 (310) 555-4234' }, true],
  ['phone', { primaryPhone: '3105550142' }, false],
  ['phone', { primaryPhone: '1105554234' }, false],
  ['phone', { primaryPhone: '3101554234' }, false],
  ['phone', { primaryPhone: '2222222222' }, false],
  ['phone', { primaryPhone: '3102222222' }, false],
  ['phone', { primaryPhone: '9115554234' }, false],
  ['phone', { primaryPhone: '3104114234' }, false],
  ['phone', { primaryPhone: '555' }, false],
  ['phone', {}, false],
  ['email', { email: 'Ada.Lovelace+x@sub.lovelace.io' }, true],
  ['email', { email: 'ada@mailinator.com' }, false],
  ['email', { email: 'ada@x.yopmail.com' }, false],
  ['email', { email: 'info@lovelace.io' }, false],
  ['email', { email: 'sales+x@lovelace.io' }, false],
  ['email', { email: 'ada@example.com' }, false],
  ['email', { email: 'ada..l@lovelace.io' }, false],
  ['email', { email: '.ada@lovelace.io' }, false],
  ['email', { email: 'ada@lovelace' }, false],
  ['email', { email: 'ada@@lovelace.io' }, false],
  ['email', { email: `${'a'.repeat(250)}@x.io` }, false],
  ['email', {}, false],
  ['ip-address', { ipAddress: '8.8.8.8' }, true],
  ['ip-address', { ipAddress: '192.168.1.1' }, false],
  ['ip-address', { ipAddress: 'home' }, false],
  ['ip-address', {}, false],
  ['comments', { comments: 'Please call me' }, true],
  ['comments', { comments: 'Llámame mañana' }, true],
  ['comments', { comments: 'n/a' }, false],
  ['comments', { comments: 'test test test' }, false],
  ['comments', { comments: 'aaaa bbbb' }, false],
  ['comments', { comments: '12345 678' }, false],
  ['comments', { comments: 'asdf qwrt' }, false],
  ['comments', {}, false],
])('the %s check of %j passes: %s', (check, system, passed) => {
  const verdict = GRADING_CHECK_OBJECTS[check].evaluate({ system });
  expect(verdict.passed).toBe(passed);
});

test.each([
  ['1.1.1.1', 'public'],
  ['203.0.114.1', 'public'],
  ['2606:4700::1111', 'public'],
  ['::ffff:8.8.8.8', 'public'],
  ['2001:4860:4860::8888', 'public'],
  ['10.1.2.3', 'special'],
  ['172.31.0.1', 'special'],
  ['172.32.0.1', 'public'],
  ['100.64.0.1', 'special'],
  ['169.254.169.254', 'special'],
  ['127.0.0.1', 'special'],
  ['0.0.0.0', 'special'],
  ['224.0.0.1', 'special'],
  ['255.255.255.255', 'special'],
  ['203.0.113.7', 'special'],
  ['::1', 'special'],
  ['::', 'special'],
  ['fe80::1', 'special'],
  ['fc00::1', 'special'],
  ['2001:db8::1', 'special'],
  ['2001::1', 'special'],
  ['2002:0a00:0001::1', 'special'],
  ['::ffff:10.0.0.1', 'special'],
  ['1.2.3', 'invalid'],
  ['1.2.3.256', 'invalid'],
  ['01.2.3.4', 'invalid'],
  ['1:2:3', 'invalid'],
  ['1::2::3', 'invalid'],
  ['1:2:3:4:5:6:7:8:9', 'invalid'],
  ['g::1', 'invalid'],
  ['', 'invalid'],
  ['12345::', 'invalid'],
  ['::1.2.3.999', 'invalid'],
  [':1:2:3:4:5:6:7', 'invalid'],
])('%s is %s', (address, kind) => {
  expect(classifyAddress(address)).toBe(kind);
});

test.each([
  ['10001', 'NY', true],
  ['07030', 'NJ', true],
  ['00501', 'NY', true],
  ['02101', 'MA', true],
  ['20001', 'DC', true],
  ['22201', 'VA', true],
  ['73301', 'TX', true],
  ['96701', 'HI', true],
  ['99501', 'AK', true],
  ['10001', 'NJ', false],
  ['60601', 'IN', false],
  ['V5K 0A1', 'BC', true],
  ['V5K0A1', 'ON', false],
  ['10001', 'ON', false],
  ['V5K 0A1', 'NY', false],
  ['10001', 'XX', null],
  ['ABCDE', 'ON', null],
  ['10001', 'constructor', null],
])('%s lies in %s: %s', (code, region, fits) => {
  expect(postalCodeFits(code, region)).toBe(fits);
});
