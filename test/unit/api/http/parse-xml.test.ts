import { parseXml } from '#api/http/parse-xml';
import { writeXml } from '#api/http/write-xml';

const LIMITS = { depth: 20, elements: 2000 };

test.each([
  ['<a><b>x &amp;lt; &lt; &#65; &#x41; &quot;</b></a>', { b: 'x &lt; < A A "' }],
  ['<a><c><![CDATA[&amp; <b>]]></c></a>', { c: '&amp; <b>' }],
  ['<a><zip>01234</zip><yes>true</yes></a>', { zip: '01234', yes: 'true' }],
  ['<a x="1&amp;2"><b k="v">t</b><d/></a>', { x: '1&2', b: 't', d: '' }],
  ['<a><b>1</b><b>2</b></a>', { b: ['1', '2'] }],
  ['<n:a xmlns:n="urn:x"><n:b>1</n:b></n:a>', { b: '1' }],
  ['<?xml version="1.0" encoding="UTF-8"?><!-- note --><a><b>1</b></a>', { b: '1' }],
])('%s', (text, expected) => expect(parseXml(text, LIMITS)).toEqual(expected));

// As texts: a member called toString would hide in a comparison of objects.
test.each([
  [
    '<a><toString>x</toString><valueOf><hasOwnProperty>1</hasOwnProperty><hasOwnProperty>2</hasOwnProperty></valueOf></a>',
    '{"toString":"x","valueOf":{"hasOwnProperty":["1","2"]}}',
  ],
  [
    '<a toString="x" n:valueOf="y"><b hasOwnProperty="z"/><__defineGetter__>g</__defineGetter__></a>',
    '{"b":{"hasOwnProperty":"z"},"__defineGetter__":"g","toString":"x","valueOf":"y"}',
  ],
  ['<toString><isPrototypeOf>1</isPrototypeOf></toString>', '{"isPrototypeOf":"1"}'],
])('a field may be called what every object has a member called: %s', (text, expected) => {
  const read = parseXml(text, LIMITS);
  expect(JSON.stringify(read)).toBe(expected);
  expect(String({})).toBe('[object Object]');
});

test.each([
  '<a><__proto__><isAdmin>1</isAdmin></__proto__></a>',
  '<a __proto__="1"/>',
  '<a><n:__proto__>1</n:__proto__></a>',
  '<a><constructor><prototype>1</prototype></constructor></a>',
])('%s is refused, and no object gains by it', (text) => {
  expect(() => parseXml(text, LIMITS)).toThrow(expect.objectContaining({ code: 'forbidden-field-name' }));
  expect(({} as { isAdmin?: string }).isAdmin).toBeUndefined();
});

test('what is written can be read again', () => {
  const value = {
    outcome: 'rejected',
    reasons: [
      { code: 'x', message: 'a < b & "c" \u0007' },
      { code: 'y', message: 'z' },
    ],
  };
  expect(parseXml(writeXml('response', value), LIMITS)).toEqual({
    outcome: 'rejected',
    reasons: {
      reason: [
        { code: 'x', message: 'a < b & "c"' },
        { code: 'y', message: 'z' },
      ],
    },
  });
});

test('names that XML does not allow become items', () => {
  expect(writeXml('r', { '1 st': 'x' })).toContain('<item name="1 st">x</item>');
});

test.each([
  ['without values', `<l ${'a '.repeat(125_000)}/>`],
  ['with values', `<l ${Array.from({ length: 20_000 }, (_, index) => `a${index}="1"`).join(' ')}/>`],
  ['behind a value that looks like an end', `<l x=">" ${'a '.repeat(125_000)}/>`],
  ['over many lines', `<l\n${'a\n'.repeat(125_000)}/>`],
  ['of many elements', `<l>${'<e a="1" b="2" c="3" />'.repeat(1_000)}</l>`],
])('attributes %s count as much as elements, before anything is parsed', (_what, text) => {
  const started = performance.now();
  expect(() => parseXml(text, LIMITS)).toThrow(expect.objectContaining({ code: 'too-many-fields' }));
  expect(performance.now() - started).toBeLessThan(50);
});

test('a value may be a long text', () => {
  const words = 'word '.repeat(5_000).trim();
  expect(parseXml(`<a><b note="${words}" /></a>`, LIMITS)).toEqual({ b: { note: words } });
});

test.each([
  ['instructions', `<l>${'<?a?>'.repeat(50_000)}</l>`],
  ['comments', `<l>${'<!---->'.repeat(35_000)}</l>`],
  ['sections of text', `<l>${'<![CDATA[]]>'.repeat(20_000)}</l>`],
])('%s are bounded before anything is parsed', (_what, text) => {
  expect(() => parseXml(text, LIMITS)).toThrow(expect.objectContaining({ code: 'too-many-fields' }));
});
