import { email } from '#domain/fields/types/email';
import { fieldSettings } from '#test/kit/field-settings';

const settings = fieldSettings('Email', 'email');

test.each([
  ['a@b.co', 'a@b.co'],
  ['First.Last@SUB.Example.COM', 'First.Last@sub.example.com'],
  ['x+y@xn--bcher-kva.example', 'x+y@xn--bcher-kva.example'],
  [`${'a'.repeat(64)}@example.com`, `${'a'.repeat(64)}@example.com`],
])('%s is kept as %s', (raw, value) => {
  expect(email.parse(raw, settings)).toEqual({ ok: true, value });
});

test.each([
  'a@b',
  'a@.com',
  'a@b..com',
  '.a@b.com',
  'a.@b.com',
  'a b@c.com',
  'a@b.c',
  'a@b.c0m1',
  'a@@b.com',
  'a@b_c.com',
  'a@192.168.0.1',
  'ü@example.com',
  'a@exämple.com',
  'mailto:a@b.com',
  'a@b.com.',
  'a\n@b.com',
  `a@${'b'.repeat(64)}.com`,
])('%j is none', (raw) => {
  expect(email.parse(raw, settings)).toMatchObject({ ok: false, reason: { code: 'not-an-email' } });
});
