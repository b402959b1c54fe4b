import fc from 'fast-check';
import { parseJson } from '#api/http/parse-json';

const LIMITS = { depth: 50, values: 10_000 };
const codeOf = (text: string, limits = LIMITS): string => {
  try {
    parseJson(text, limits);
    return 'accepted';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

test('reads whatever JSON.stringify writes', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 5 }), (text) => {
      const value = JSON.parse(text, (_key, entry: unknown) =>
        Number.isInteger(entry) && !Number.isSafeInteger(entry) ? expect.anything() : entry,
      ) as unknown;
      const hasBadKey = /"(?:__proto__|constructor|prototype)"\s*:/.test(text);
      const hasLongNumber = /\d{16,}/.test(text);
      if (!hasBadKey && !hasLongNumber) expect(parseJson(text, LIMITS)).toEqual(value);
    }),
  );
});

test('agrees with JSON.parse on what is JSON at all', () => {
  const pieces = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"a"',
    '"b"',
    '1',
    '-',
    '0',
    '.5',
    'e3',
    'true',
    'null',
    ' ',
    '\n',
    '"',
    '\\',
    'x',
    '"\\n"',
    '\t',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
      const text = parts.join('');
      let valid = true;
      try {
        JSON.parse(text);
      } catch {
        valid = false;
      }
      const code = codeOf(text);
      if (code === 'repeated-key') return;
      expect(code).toBe(valid ? 'accepted' : 'malformed-json');
    }),
    { numRuns: 3000 },
  );
});

test.each([
  ['{"a":1,"a":1}', 'repeated-key'],
  ['{"a":{"b":1},"c":{"b":1}}', 'accepted'],
  ['{"__proto__":1}', 'forbidden-field-name'],
  ['[1e400]', 'number-out-of-range'],
  ['[[[]]]', 'accepted'],
  ['', 'malformed-json'],
  ['{"a":1}x', 'malformed-json'],
])('%s is %s', (text, code) => expect(codeOf(text)).toBe(code));

test.each([
  ['[[[1]]]', 'too-deep'],
  ['[1,2,3,4]', 'too-many-fields'],
  ['{"a":1,"b":[1,2]}', 'too-many-fields'],
])('%s goes beyond small limits: %s', (text, code) => {
  expect(codeOf(text, { depth: 2, values: 3 })).toBe(code);
});

test('integers too long for a number keep their digits as text', () => {
  expect(parseJson('{"id":12345678901234567890,"n":9007199254740991,"f":0.1}', LIMITS)).toEqual({
    id: '12345678901234567890',
    n: 9007199254740991,
    f: 0.1,
  });
});

test('keys are bounded apart from list entries, which cost less', () => {
  const limits = { depth: 50, values: 10_000, keys: 10 };
  const keys = (count: number): string => `{${Array.from({ length: count }, (_, index) => `"k${index}":1`).join(',')}}`;
  expect(codeOf(keys(10), limits)).toBe('accepted');
  expect(codeOf(keys(11), limits)).toBe('too-many-fields');
  expect(codeOf(`[${keys(6)},${keys(6)}]`, limits)).toBe('too-many-fields');
  expect(codeOf(`[${'1,'.repeat(5000)}1]`, limits)).toBe('accepted');
});
