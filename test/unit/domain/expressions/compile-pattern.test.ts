import fc from 'fast-check';
import { compilePattern } from '#domain/expressions/compile-pattern';

function pattern(text: string) {
  const result = compilePattern(text);
  if (!result.ok) throw new Error(result.message);
  return result;
}

describe('compilePattern', () => {
  test('test finds anywhere, matchWhole wants all, capture gives the first group or the match', () => {
    const order = pattern('id=(\\d+)');
    expect(order.test('x id=42 y')).toBe(true);
    expect(order.matchWhole('x id=42 y')).toBe(false);
    expect(order.matchWhole('id=42')).toBe(true);
    expect(order.capture('x id=42 y')).toBe('42');
    expect(pattern('[a-z]+').capture('12 abc')).toBe('abc');
    expect(pattern('(?<n>\\d)|x').capture('x')).toBeUndefined();
    expect(order.capture('none')).toBeUndefined();
  });

  test('the inline flag ignores case', () => {
    expect(pattern('(?i)^ok$').test('OK')).toBe(true);
    expect(pattern('^ok$').test('OK')).toBe(false);
  });

  test.each([
    '(?=a)b',
    '(?!a)b',
    '(a)\\1',
    'a{1,1000}{1,1000}',
    'a{1001}',
    '((a{100}){100}){10}',
    '(',
    '[z-a]',
    '*a',
    'x'.repeat(1001),
    '(.?){1000}',
  ])('%s is refused with a sentence', (text) => {
    const result = compilePattern(text);
    expect(result.ok ? '' : result.message).toMatch(/^(RE2 refuses the pattern|The pattern)/);
  });

  test.each(['(a+)+$', '(a|a)*b', '(a|aa)+$', '([a-zA-Z]+)*$', '(.*a){12}', '(x+x+)+y', '(a?){500}b'])(
    '%s ends on a long text',
    (text) => {
      const started = performance.now();
      const compiled = pattern(text);
      compiled.test(`${'a'.repeat(200_000)}!`);
      compiled.matchWhole(`${'a'.repeat(200_000)}!`);
      compiled.capture(`${'x'.repeat(200_000)}!`);
      expect(performance.now() - started).toBeLessThan(5000);
    },
  );

  test('plain words are found exactly where JavaScript finds them', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-c]{1,3}$/), fc.stringMatching(/^[a-c]{0,12}$/), (word, text) => {
        expect(pattern(word).test(text)).toBe(text.includes(word));
        expect(pattern(word).matchWhole(text)).toBe(text === word);
      }),
    );
  });
});
