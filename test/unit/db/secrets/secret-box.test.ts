import fc from 'fast-check';
import { createSecretBox } from '#db/secrets/secret-box';

const KEY = 'a1'.repeat(32);
const OTHER = 'b2'.repeat(32);

describe('secret box', () => {
  const box = createSecretBox(KEY);

  test('opens what it sealed, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => box.open(box.seal(text)) === text),
    );
  });

  test('seals the same text differently each time and shows nothing of it', () => {
    const sealed = box.seal('hunter2-hunter2');
    expect(sealed).not.toBe(box.seal('hunter2-hunter2'));
    expect(sealed).toMatch(/^lr1\.[0-9a-f]{8}\.[A-Za-z0-9_-]+$/);
    expect(Buffer.from(sealed.split('.')[2] ?? '', 'base64url').toString('latin1')).not.toContain('hunter2');
  });

  test('notices any altered byte', () => {
    const [format, keyId, payload = ''] = box.seal('a password').split('.');
    const bytes = Buffer.from(payload, 'base64url');
    for (let index = 0; index < bytes.length; index += 1) {
      const altered = Buffer.from(bytes);
      altered[index] = (altered[index] ?? 0) ^ 1;
      expect(() => box.open(`${format}.${keyId}.${altered.toString('base64url')}`)).toThrow(
        expect.objectContaining({ code: 'sealed-text-damaged' }),
      );
    }
  });

  test.each([
    ['cut off', (sealed: string) => sealed.slice(0, 30)],
    ['without a payload', (sealed: string) => sealed.split('.').slice(0, 2).join('.')],
    ['of another format', (sealed: string) => sealed.replace('lr1', 'lr9')],
    ['empty', () => ''],
  ])('refuses a sealed text that is %s', (_, spoil) => {
    expect(() => box.open(spoil(box.seal('a password')))).toThrow(
      expect.objectContaining({ kind: 'bug', code: 'sealed-text-damaged' }),
    );
  });

  test('says that a key is missing rather than that the text is damaged', () => {
    expect(() => createSecretBox(OTHER).open(box.seal('x'))).toThrow(
      expect.objectContaining({ kind: 'operational', code: 'secret-key-unknown' }),
    );
  });

  test('after a change of keys, the older one still opens and the new one seals', () => {
    const rotated = createSecretBox(OTHER, [KEY]);
    expect(rotated.open(box.seal('old'))).toBe('old');
    expect(() => box.open(rotated.seal('new'))).toThrow();
  });

  test('the mac is stable, 32 bytes, and depends on text and key', () => {
    expect(box.mac('jane@example.com')).toEqual(createSecretBox(KEY).mac('jane@example.com'));
    expect(box.mac('jane@example.com')).toHaveLength(32);
    expect(box.mac('jane@example.com')).not.toEqual(box.mac('john@example.com'));
    expect(box.mac('jane@example.com')).not.toEqual(createSecretBox(OTHER).mac('jane@example.com'));
  });

  test.each(['', 'short', 'zz'.repeat(32), 'a1'.repeat(33)])('refuses the key %j', (key) => {
    expect(() => createSecretBox(key)).toThrow(expect.objectContaining({ code: 'secret-key-malformed' }));
  });
});
